package dev.orderflow.platform.projections;

/** An event of an aggregate is in the log, but not in its row, and nothing explains why. No event is at fault. */
final class MissingVersion extends IllegalStateException {

    MissingVersion(long first, EventEnvelope event) {
        super("Version %s of aggregate %s is missing in the read model before version %s, at position %s"
                .formatted(first, event.aggregateId(), event.version(), event.position()));
    }
}
