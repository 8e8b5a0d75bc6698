package dev.orderflow.api.query;

import dev.orderflow.domain.VersionMismatch;
import dev.orderflow.platform.web.request.EntityTags;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** An order as an answer. Its version is the entity tag, so a client can ask for it under a condition. */
public final class OrderAnswer {

    private OrderAnswer() {}

    /**
     * Spring would check {@code If-None-Match} too, but neither {@code *} in it nor {@code If-Match} (RFC 9110, 13.2.2).
     *
     * @throws VersionMismatch if the order is at none of the versions of {@code If-Match}
     */
    public static ResponseEntity<OrderDetails> of(
            OrderDetails order, @Nullable EntityTags ifMatch, @Nullable EntityTags ifNoneMatch) {
        String tag = EntityTags.ofVersion(order.version());
        if (ifMatch != null && !ifMatch.match(tag)) {
            throw new VersionMismatch(order.version());
        }
        boolean isKnown = ifNoneMatch != null && ifNoneMatch.matchWeakly(tag);
        return ResponseEntity.status(isKnown ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(isKnown ? null : order);
    }
}
