package dev.anyclaude.bench.session;

import java.util.List;
import java.util.Map;

/** What replaces the texts of all recordings of one run. */
final class Masks {
    private final Pseudonyms pseudonyms;
    private final TextMapper.Rules rules;

    /**
     * Masks that follow from a secret.
     *
     * @param sessionIds those whose shape must stay
     */
    Masks(byte[] secret, List<String> sessionIds) {
        this.pseudonyms = new Pseudonyms(secret);
        this.rules = new TextMapper.Rules(pseudonyms, sessionIds);
    }

    Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    /** For a text. */
    CharMapper text() {
        return rules.text();
    }

    /** For a name. */
    CharMapper name() {
        return rules.name();
    }

    /** For the pieces of a tool's input, which are together one document. */
    CharMapper toolInput() {
        return new JsonMasker(this, Region.DATA, Map.of());
    }

    /** For the text under a key. */
    CharMapper of(Region region, String key) {
        return switch (region) {
            case USER -> rules.hexadecimal();
            case API -> api(key);
            case SCHEMA ->
                Protocol.SCHEMA_KEPT_VALUES.contains(key)
                        ? CharMapper.KEEP
                        : key.equals("$ref") ? rules.reference() : rules.text();
            case DATA, NAMES -> rules.text();
        };
    }

    private CharMapper api(String key) {
        if (Protocol.KEPT_VALUES.contains(key)) {
            return CharMapper.KEEP;
        }
        if (Protocol.IDS.contains(key)) {
            return rules.id();
        }
        return switch (key) {
            case "model" -> new FirstDecides(CharMapper.KEEP, rules.text(), Character::isLetterOrDigit);
            case "name" -> rules.name();
            case "partial_json" -> toolInput();
            case "user_id" ->
                new FirstDecides(
                        new JsonMasker(this, Region.USER, Map.of()), rules.hexadecimal(), first -> first == '{');
            default -> rules.text();
        };
    }

    /** A whole text, mapped. */
    static String apply(CharMapper mapper, String text) {
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints().forEach(each -> mapped.appendCodePoint(mapper.map(each, CharMapper.Form.PLAIN)));
        return mapped.toString();
    }
}
