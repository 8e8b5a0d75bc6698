package dev.orderflow.projections.orderdetails;

import java.util.Collection;
import java.util.UUID;

/** The versions of some orders in the read model. The answer is a list of {@link OrderVersion}, without unknown orders. */
public record FindVersions(Collection<UUID> orderIds) {

    /**
     * The version that the details of an order have reached.
     *
     * @param version sequence number of the last event that they show
     */
    public record OrderVersion(UUID orderId, long version) {}
}
