package dev.orderflow.api.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;

/** An order whose recipient nobody can read any more. It shows none: null would say that it was erased. */
record OrderWithUnreadableRecipient(@JsonUnwrapped OrderDetails order) {}
