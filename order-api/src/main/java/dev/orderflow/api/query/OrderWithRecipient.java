package dev.orderflow.api.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.orderflow.api.recipient.RecipientAnswer;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that was placed with a recipient.
 *
 * @param recipient null after an erasure
 * @param erasedAt present after an erasure
 */
record OrderWithRecipient(
        @JsonUnwrapped OrderDetails order,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable RecipientAnswer recipient,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant erasedAt) {

    @JsonIgnore
    boolean isErased() {
        return erasedAt != null;
    }
}
