package dev.orderflow.platform.projections;

/** Between an order's row and its next event something is missing, and nothing says why: a fault that no event is to blame for. */
final class MissingVersion extends IllegalStateException {

    MissingVersion(long first, EventEnvelope event) {
        super("Version %d of order %s has not come to the read model before version %d, at position %d"
                .formatted(first, event.orderId(), event.version(), event.position()));
    }
}
