package dev.anyclaude.proxy.translate;

/** One tool call as far as it is known. */
final class ToolCall {
    private final StringBuilder pending = new StringBuilder();
    private final JsonExtent extent = new JsonExtent();
    private String backendId = "";
    private String name = "";
    private boolean anyArguments;

    String backendId() {
        return backendId;
    }

    String name() {
        return name;
    }

    /** Whether the arguments are a closed object, so that nothing can follow. */
    boolean isComplete() {
        return extent.isComplete();
    }

    boolean hasArguments() {
        return anyArguments;
    }

    void take(String id, String calledName, String arguments) {
        backendId = backendId.isEmpty() ? id : backendId;
        name = name.isEmpty() ? calledName : name;
        pending.append(arguments);
        extent.append(arguments);
        anyArguments |= !arguments.isEmpty();
    }

    /** Arguments that have not been passed on, which they count as from now on. */
    String drain() {
        String drained = pending.toString();
        pending.setLength(0);
        return drained;
    }
}
