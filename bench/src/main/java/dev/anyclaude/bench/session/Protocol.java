package dev.anyclaude.bench.session;

import java.util.List;
import java.util.Set;

/** The words of the protocol, which an anonymised recording keeps. Everything that is not listed here is somebody's text. */
final class Protocol {
    /** Keys whose objects and lists are the protocol's own; below any other key, keys are text too. */
    static final Set<String> CONTAINERS = Set.of(
            "messages",
            "content",
            "system",
            "tools",
            "thinking",
            "output_config",
            "context_management",
            "edits",
            "metadata",
            "cache_control",
            "source",
            "tool_choice",
            "format",
            "message",
            "delta",
            "content_block",
            "usage",
            "cache_creation",
            "server_tool_use",
            "error");

    /** Keys whose texts are kept. */
    static final Set<String> KEPT_VALUES = Set.of(
            "type",
            "role",
            "stop_reason",
            "media_type",
            "effort",
            "display",
            "keep",
            "ttl",
            "scope",
            "service_tier",
            "anthropic_version");

    /** Keys whose texts are ids. */
    static final Set<String> IDS = Set.of("id", "tool_use_id", "request_id");

    /** How ids begin. */
    static final List<String> ID_BEGINNINGS = List.of("toolu_", "srvtoolu_", "call_", "msg_", "req_", "chatcmpl-");

    /** Keys of a JSON schema whose texts are kept. */
    static final Set<String> SCHEMA_KEPT_VALUES = Set.of("type", "format", "$schema", "contentEncoding");

    /** Keys of a JSON schema whose object has names of the author's as keys. */
    static final Set<String> SCHEMA_NAMES =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

    /** Keys of a JSON schema that hold values, not schemas. */
    static final Set<String> SCHEMA_DATA = Set.of("enum", "const", "default", "examples");

    /** How references inside a JSON schema begin. */
    static final List<String> REFERENCE_BEGINNINGS = List.of("#/$defs/", "#/definitions/", "#/properties/");

    /** Tags kept in texts, without the bracket that opens them. */
    static final List<String> TAGS = List.of("system-reminder>", "/system-reminder>");

    /** What the client writes first in its system prompt to have its use attributed; the rest of its line is kept too. */
    static final String BILLING = "x-anthropic-billing-header:";

    /** Headers of requests and responses that are kept; of any other, not even the name. */
    static final Set<String> HEADERS = Set.of(
            "anthropic-version", "anthropic-beta", "content-type", "user-agent", "x-app", "x-claude-code-session-id");

    /** How further headers begin that are kept. */
    static final String CLIENT_LIBRARY_HEADERS = "x-stainless-";

    /** The header that holds the session's id. */
    static final String SESSION_HEADER = "x-claude-code-session-id";

    /** Words of at least four letters, in small ones, that the rules above leave in a recording: keys, and texts under some. */
    static final Set<String> WORDS = Set.of("""
            account adaptive additionalproperties anthropic array assistant billing block boolean budget cache caller call char choice
            citations claude clear config const content context control creation data default defer definitions delta description device
            disabled display document draft edits effort enabled entrypoint enum ephemeral error examples exclusivemaximum
            exclusiveminimum false format haiku header high https image index input integer items json keep loading management maximum
            maxitems maxlength media medium message messages metadata minimum minitems minlength model name none null number object
            omitted opus output partial pattern patternproperties ping properties propertynames reason redacted reference reminder
            request required result role safeguards schema scope sequence server service session signature sonnet source start stop
            stream string summarized system temperature text thinking tier title tokens tool tools toolu true turn type
            unevaluatedproperties updates usage user uuid version""".split("\\s+"));

    private Protocol() {}
}
