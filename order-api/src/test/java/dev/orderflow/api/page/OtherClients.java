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
        String orderId = UUID.randomUUID().toString();
        elsewhere(
                "/api/orders",
                Map.of(
                        "orderId",
                        orderId,
                        "customerId",
                        customerId,
                        "lines",
                        List.of(
                                Map.of("sku", "book-1", "quantity", 2, "unitPrice", price("19.99", currency)),
                                Map.of("sku", "pen.red", "quantity", 1, "unitPrice", price("1.50", currency)))));
        return orderId;
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
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !elsewhereAs("operator", "GET", "/api/processors/" + processor, null)
                        .contains("\"owner\":\""));
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
