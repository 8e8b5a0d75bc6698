package dev.orderflow.platform.replication;

/** The topic does not go on where this copy of the log ends. No further try changes that, so a person has to. */
final class BrokenChain extends RuntimeException {

    private BrokenChain(String message) {
        super(message);
    }

    private BrokenChain(String message, Throwable cause) {
        super(message, cause);
    }

    static BrokenChain gap(LogRecord record, long last) {
        return new BrokenChain(
                "There is a gap: the topic has position %s next, which follows %s in the log, but this copy ends at %s."
                        .formatted(record.position(), record.previous(), last));
    }

    static BrokenChain gap(Heartbeat heartbeat, long last) {
        return new BrokenChain("There is a gap: the log was published up to position %s, but this copy ends at %s."
                .formatted(heartbeat.published(), last));
    }

    static BrokenChain contradiction(LogRecord record, long last) {
        return new BrokenChain(
                "There is a contradiction: position %s follows %s in the log, but this copy has another event in between, at %s."
                        .formatted(record.position(), record.previous(), last));
    }

    static BrokenChain contradiction(long position) {
        return new BrokenChain(
                "There is a contradiction: at position %s the topic has an event that this copy does not have there."
                        .formatted(position));
    }

    static BrokenChain topicMadeAnew(long believed, long end) {
        return new BrokenChain(
                "The topic ends at offset %s, before the place that was reached, %s: it was made anew, or has lost records."
                        .formatted(end, believed));
    }

    static BrokenChain foreign(long offset, RuntimeException cause) {
        return new BrokenChain("The record at offset %s of the topic is no event of a log.".formatted(offset), cause);
    }
}
