package dev.orderflow.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** What a client sends to place an order, as one of the demo's accounts. */
public final class Placement {

    public static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.US_ASCII));

    /** With one customer, all projections of a sum would wait for one row. */
    private static final int CUSTOMERS = 500;

    private Placement() {}

    static String withRecipient(UUID order) {
        String recipient = """
                , "recipient": {"name": "Ada Lovelace", "email": "ada@example.org", "street": "12 St. James Square",
                    "city": "London", "postalCode": "SW1Y 4JH", "country": "GB"}}
                """;
        return of(order).stripTrailing().replaceFirst("}$", recipient);
    }

    public static String of(UUID order) {
        return """
                {"orderId": "%s", "customerId": "customer-%s", "lines": [
                    {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}},
                    {"sku": "pen.red", "quantity": 1, "unitPrice": {"amount": "1.50", "currency": "EUR"}}]}
                """.formatted(order, Math.floorMod(order.hashCode(), CUSTOMERS));
    }
}
