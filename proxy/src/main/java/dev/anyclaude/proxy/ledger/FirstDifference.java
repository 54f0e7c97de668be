package dev.anyclaude.proxy.ledger;

/**
 * Where a prompt parts from the one it is compared with. Only the path may be shown without being asked for: the values are text
 * of prompts.
 *
 * @param path in the request sent to the backend, such as {@code $.messages[3].content}
 * @param was clipped JSON around the difference in the earlier request; empty if that is not kept any more
 * @param is the same in this request
 */
public record FirstDifference(String path, String was, String is) {}
