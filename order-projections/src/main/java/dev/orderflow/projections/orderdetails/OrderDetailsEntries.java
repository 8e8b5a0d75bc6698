package dev.orderflow.projections.orderdetails;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads orders' rows by their keys. */
interface OrderDetailsEntries extends Repository<OrderDetailsEntry, UUID> {

    @Query("from OrderDetailsEntry e where e.orderId = :orderId")
    Optional<OrderDetailsEntry> find(UUID orderId);

    @Query("select new dev.orderflow.projections.orderdetails.OrderVersion(e.orderId, e.version)"
            + " from OrderDetailsEntry e where e.orderId in :orderIds")
    List<OrderVersion> versions(Collection<UUID> orderIds);
}
