package dev.orderflow.platform.web.security;

import static dev.orderflow.platform.web.security.Door.basic;
import static dev.orderflow.platform.web.security.Door.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.OrderflowApplication;
import dev.orderflow.platform.testing.NewDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application as it runs in production: callers bring tokens, and nothing of the demo is there. */
@SpringBootTest(classes = OrderflowApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@NewDatabase
class WithoutDemoIT {

    private static final Issuer ISSUER = new Issuer();

    private static final String PLACEMENT = """
            {"customerId": "customer-7", "lines": [
                {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}}]}
            """;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void key(DynamicPropertyRegistry settings) {
        settings.add(
                "spring.security.oauth2.resourceserver.jwt.public-key-location", () -> "base64:" + ISSUER.publicKey());
    }

    @Test
    void whoHasDoneItIsTheIssuerAndTheSubject() {
        String order =
                send("POST", "/api/orders", token("orders:write"), PLACEMENT).header("Location");

        Answer events = send("GET", order + "/events", token("orders:read"), "");

        assertThat(events.json().at("/items/0/metadata/actor").stringValue()).isEqualTo(ISSUER.uri() + " alice");
    }

    @ParameterizedTest
    @CsvSource({
        "orders:read, GET, /api/orders, 200",
        "orders:read, POST, /api/orders/0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47/confirm, 403",
        "orders:write, GET, /api/orders, 403",
        "orders:write, GET, /api/processors, 403",
        "ops:admin, GET, /api/processors, 200",
        "ops:admin, GET, /actuator/prometheus, 200",
        "orders:read orders:write, GET, /actuator/prometheus, 403"
    })
    void theScopesOfATokenDecide(String scopes, String method, String path, int status) {
        assertThat(send(method, path, token(scopes), "").status()).isEqualTo(status);
    }

    @Test
    void theAccountsOfTheDemoAreNone() {
        assertThat(send("GET", "/api/orders", basic("operator", "operator"), "").status())
                .isEqualTo(401);
        assertThat(send("POST", "/login", "", "username=clerk&password=clerk").status())
                .isEqualTo(401);
        assertThat(send("GET", "/session", "", "").json().get("accounts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /demo",
        "PUT, /demo/slowdowns/order-list",
        "POST, /demo/slow-motion",
        "POST, /demo/dead-letter",
        "DELETE, /demo/fault",
        "POST, /login"
    })
    void theLeversOfTheDemoAreNotThere(String method, String path) {
        assertThat(send(method, path, token("ops:admin"), "").status()).isEqualTo(404);
    }

    @Test
    void theSourcesAreNotThere() {
        assertThat(send("GET", "/source/README.md", "", "").status()).isEqualTo(401);
        assertThat(send("GET", "/source/README.md", token("orders:read orders:write ops:admin"), "")
                        .status())
                .isEqualTo(404);
    }

    private static String token(String scopes) {
        return bearer(ISSUER.token(claims -> claims.claim("scope", scopes)));
    }

    private Answer send(String method, String path, String authorization, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port).resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return Answer.to(request.build());
    }
}
