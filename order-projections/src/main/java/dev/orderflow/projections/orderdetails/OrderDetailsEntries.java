package dev.orderflow.projections.orderdetails;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads an order's row by its key. */
interface OrderDetailsEntries extends Repository<OrderDetailsEntry, UUID> {

    @Query("from OrderDetailsEntry e where e.orderId = :orderId")
    Optional<OrderDetailsEntry> find(UUID orderId);
}
