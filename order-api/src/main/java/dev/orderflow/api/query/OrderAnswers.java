package dev.orderflow.api.query;

import dev.orderflow.api.recipient.RecipientAnswer;
import dev.orderflow.api.recipient.Recipients;
import dev.orderflow.domain.VersionMismatch;
import dev.orderflow.domain.recipient.NoKeyForRecipients;
import dev.orderflow.domain.recipient.OpenedRecipient;
import dev.orderflow.domain.recipient.StoredRecipient;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.request.EntityTags;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** An order as an answer. Its version is the entity tag, so a client can ask for it under a condition. */
@Component
public final class OrderAnswers {

    private final Recipients recipients;
    private final NodeRole role;

    OrderAnswers(Recipients recipients, NodeRole role) {
        this.recipients = recipients;
        this.role = role;
    }

    /**
     * Spring would check {@code If-None-Match} too, but neither {@code *} in it nor {@code If-Match} (RFC 9110, 13.2.2).
     *
     * @throws VersionMismatch if the order is at none of the versions of {@code If-Match}
     */
    public ResponseEntity<Object> of(
            OrderDetails order, @Nullable EntityTags ifMatch, @Nullable EntityTags ifNoneMatch) {
        String tag = EntityTags.ofVersion(order.version());
        if (ifMatch != null && !ifMatch.match(tag)) {
            throw new VersionMismatch(order.version());
        }
        Object body = body(order);
        if (TagOfErasedOrder.isFor(body)) {
            // What the client has must go, whatever it has. TagOfErasedOrder sets the tag.
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noCache().cachePrivate())
                    .body(body);
        }
        boolean isKnown = ifNoneMatch != null && ifNoneMatch.matchWeakly(tag);
        return ResponseEntity.status(isKnown ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(isKnown ? null : body);
    }

    /**
     * The order, with its recipient if it has one.
     *
     * @throws NoKeyForRecipients if another node may be able to read it
     */
    private Object body(OrderDetails order) {
        if (order.sealedRecipient() == null) {
            return order;
        }
        OpenedRecipient opened = recipients
                .open(List.of(
                        new StoredRecipient(order.customerId(), order.orderId().toString(), order.sealedRecipient())))
                .get(0);
        if (opened.lacksMasterKey()) {
            throw new NoKeyForRecipients();
        }
        if (opened.isReadable()) {
            return new OrderWithRecipient(order, RecipientAnswer.of(opened.recipient()), opened.erasedAt());
        }
        return role.takesCommands()
                ? new OrderWithUnreadableRecipient(order)
                : new OrderWithRecipientElsewhere(order, true);
    }
}
