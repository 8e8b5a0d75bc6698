package dev.orderflow.platform.operations;

/**
 * What became of a command. There should be few names and reasons, because each pair of them is a time series of its own.
 *
 * @param reason more about it, or nothing
 */
public record CommandOutcome(String name, String reason) {

    public static final CommandOutcome ACCEPTED = new CommandOutcome("accepted", "");

    public static CommandOutcome refused(String reason) {
        return new CommandOutcome("refused", reason);
    }

    public static CommandOutcome conflict(String reason) {
        return new CommandOutcome("conflict", reason);
    }

    public static CommandOutcome failed(String reason) {
        return new CommandOutcome("failed", reason);
    }
}
