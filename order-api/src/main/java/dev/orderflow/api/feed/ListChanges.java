package dev.orderflow.api.feed;

import dev.orderflow.platform.projections.processor.SegmentClaim;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import dev.orderflow.projections.orderlist.FindChangedOrders;
import dev.orderflow.projections.orderlist.OrderChange;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** The order list by the places of its changes. Its segments are not equally far, so a place may be filled after a later one. */
@Component
class ListChanges {

    /** Behind every order. */
    static final UUID LAST = new UUID(-1L, -1L);

    private final SegmentClaims claims;
    private final QueryGateway queries;

    ListChanges(SegmentClaims claims, QueryGateway queries) {
        this.claims = claims;
        this.queries = queries;
    }

    /** Every segment has come so far: at this place or before it, nothing will be filled any more. */
    long settledUpTo() {
        return SegmentClaim.position(claims.of("order-list"));
    }

    /** The orders that have changed last after a place (there, after an order), in the order of these places. */
    List<OrderChange> changedAfter(long position, UUID orderId, long upTo, int limit) {
        return queries.query(
                        new FindChangedOrders(position, orderId, upTo, limit),
                        ResponseTypes.multipleInstancesOf(OrderChange.class))
                .join();
    }
}
