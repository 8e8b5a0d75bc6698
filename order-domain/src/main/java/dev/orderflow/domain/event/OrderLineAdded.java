package dev.orderflow.domain.event;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/**
 * A line was added to a placed order, after the others.
 *
 * @param total of the order with this line
 */
@Revision("1")
public record OrderLineAdded(UUID orderId, String sku, int quantity, Amount unitPrice, Amount total)
        implements OrderEvent {}
