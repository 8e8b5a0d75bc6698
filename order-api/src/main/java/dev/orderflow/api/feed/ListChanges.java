package dev.orderflow.api.feed;

import dev.orderflow.platform.eventstore.LogTail;
import dev.orderflow.platform.projections.processor.SegmentClaim;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import dev.orderflow.projections.orderlist.FindChangedOrders;
import dev.orderflow.projections.orderlist.FindChangedOrders.OrderChange;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Reads the order list by the positions of its changes. Segments commit independently, so changes may appear in another sequence. */
@Component
class ListChanges {

    private final SegmentClaims claims;
    private final QueryGateway queries;
    private final LogTail log;

    ListChanges(SegmentClaims claims, QueryGateway queries, LogTail log) {
        this.claims = claims;
        this.queries = queries;
        this.log = log;
    }

    /** How often the database has lost events since this node was started. Positions from before mean something else now. */
    int rewinds() {
        return log.rewinds();
    }

    /** The position that all segments have passed. At or before it, no new change can appear. */
    long settledUpTo() {
        return SegmentClaim.position(claims.of("order-list"));
    }

    /** The orders whose last change is after a position, or at this position but after an order; sorted by position. */
    List<OrderChange> changedAfter(long position, UUID orderId, long upTo, int limit) {
        return queries.query(
                        new FindChangedOrders(position, orderId, upTo, limit),
                        ResponseTypes.multipleInstancesOf(OrderChange.class))
                .join();
    }
}
