package dev.orderflow.api.page;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An operator, and a SKU that no other test knows. */
abstract class WithStock extends Operating {

    final String sku = "tea-" + UUID.randomUUID().toString().substring(0, 8);

    void received(int quantity) {
        elsewhereAs("operator", "POST", "/api/stock/" + sku + "/receipts", Map.of("quantity", quantity));
    }

    String placedFor(int quantity) {
        return placedElsewhere(newCustomer(), List.of(line(sku, quantity, price("5.00"))));
    }
}
