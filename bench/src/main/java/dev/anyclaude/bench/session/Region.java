package dev.anyclaude.bench.session;

/** Which part of a JSON document a value is in, known from the keys above it; it decides what is protocol and what is text. */
enum Region {
    /** The API's own objects: keys stay, and texts under some of them. */
    API,
    /** What a tool is called with, and anything unknown: keys, texts and numbers are replaced. */
    DATA,
    /** A JSON schema: keys stay, and texts under some of them. */
    SCHEMA,
    /** The object in a JSON schema whose keys are names. */
    NAMES,
    /** The object inside the text {@code metadata.user_id}: keys stay, texts are hexadecimal ids. */
    USER;

    /** Whether keys of objects here stay. */
    boolean keepsKeys() {
        return this != DATA && this != NAMES;
    }

    /** The region of an object or a list under a key. */
    Region below(String key) {
        return switch (this) {
            case API ->
                switch (key) {
                    case "input_schema", "schema" -> SCHEMA;
                    default -> Protocol.CONTAINERS.contains(key) ? API : DATA;
                };
            case SCHEMA ->
                Protocol.SCHEMA_NAMES.contains(key) ? NAMES : Protocol.SCHEMA_DATA.contains(key) ? DATA : SCHEMA;
            case NAMES -> SCHEMA;
            case DATA, USER -> this;
        };
    }
}
