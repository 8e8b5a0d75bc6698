package dev.orderflow.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** What others do by the API while somebody looks at the page. */
abstract class OtherClients {

    abstract APIRequestContext requests();

    /** Somebody else, who knows nothing of this page, places an order. */
    String placedElsewhere(String customerId) {
        return placedElsewhere(customerId, "EUR");
    }

    String placedElsewhere(String customerId, String currency) {
        return placedElsewhere(
                customerId,
                List.of(line("book-1", 2, price("19.99", currency)), line("pen.red", 1, price("1.50", currency))));
    }

    String placedElsewhere(String customerId, List<Map<String, Object>> lines) {
        String orderId = UUID.randomUUID().toString();
        elsewhere("/api/orders", Map.of("orderId", orderId, "customerId", customerId, "lines", lines));
        return orderId;
    }

    static Map<String, Object> line(String sku, int quantity, Map<String, String> unitPrice) {
        return Map.of("sku", sku, "quantity", quantity, "unitPrice", unitPrice);
    }

    void elsewhere(String path, Map<String, Object> body) {
        elsewhereAs("clerk", "POST", path, body);
    }

    /** What is answered to somebody else. */
    String elsewhereAs(String account, String method, String path, @Nullable Map<String, Object> body) {
        String secret = account + ":" + account;
        String credentials = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.US_ASCII));
        RequestOptions request =
                RequestOptions.create().setMethod(method).setHeader("Authorization", "Basic " + credentials);
        APIResponse answer = requests().fetch(path, body == null ? request : request.setData(body));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        return answer.text();
    }

    /** Once nobody has hold of its segments, no event gets through any more. */
    void pause(String processor) {
        elsewhereAs("operator", "POST", "/api/processors/" + processor + "/pause", null);
        untilOthersAreTold(processor, told -> !told.contains("\"owner\":\""));
    }

    /** Each of its segments has to come so far. */
    void untilItHasNoLag(String processor) {
        untilOthersAreTold(processor, told -> told.contains("\"lagEvents\":0,"));
    }

    private void untilOthersAreTold(String processor, Predicate<String> expected) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .until(() -> elsewhereAs("operator", "GET", "/api/processors/" + processor, null), expected);
    }

    void resume(String processor) {
        elsewhereAs("operator", "POST", "/api/processors/" + processor + "/resume", null);
    }

    static Map<String, String> price(String amount) {
        return price(amount, "EUR");
    }

    private static Map<String, String> price(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    static String newCustomer() {
        return "customer-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
