package dev.orderflow.api.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;

/**
 * An order with a recipient, as a read node shows it: it has no keys, so it says that there is a recipient, and not who it is.
 *
 * @param recipientElsewhere always true
 */
record OrderWithRecipientElsewhere(@JsonUnwrapped OrderDetails order, boolean recipientElsewhere) {}
