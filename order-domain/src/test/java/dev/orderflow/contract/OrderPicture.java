package dev.orderflow.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that can be seen of an order.
 *
 * @param lines in the sequence of their addition, each as {@link Step.Line#toString} has it, with exactly the currency's digits
 * @param total like {@code 39.98 EUR}
 */
public record OrderPicture(
        String customerId,
        String status,
        long version,
        List<String> lines,
        String total,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String cancellationReason) {}
