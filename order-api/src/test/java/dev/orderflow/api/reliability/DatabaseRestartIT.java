package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away is a passing trouble: clients are told so, and nobody has to restart the program. */
class DatabaseRestartIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void theProgramSaysThatTheStoreIsAwayAndGoesOnOnceItIsBack(@TempDir Path directory) throws Exception {
        try (DurableServer server = new DurableServer(directory)) {
            RunningJar jar = RunningJar.startPacked(server.database());
            try {
                assertThat(place(jar).statusCode()).isEqualTo(201);

                server.kill();
                assertIsUnavailable(place(jar));
                assertIsUnavailable(list(jar));

                server.restart();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(place(jar).statusCode()).isEqualTo(201));
                assertThat(list(jar).statusCode()).isEqualTo(200);
            } finally {
                jar.kill();
            }
        }
    }

    private static void assertIsUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"/problems/store-unavailable\"").doesNotContain("SQL", "Exception");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static HttpResponse<String> place(RunningJar jar) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(jar.uri("/api/orders"))
                        .header("Authorization", Load.CLERK)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                                {"customerId": "customer-7", "lines": [
                                    {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}}]}
                                """))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> list(RunningJar jar) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(jar.uri("/api/orders"))
                        .header("Authorization", Load.CLERK)
                        .build(),
                BodyHandlers.ofString());
    }
}
