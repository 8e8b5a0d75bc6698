package net.example.library;

import static org.awaitility.Awaitility.await;

import dev.orderflow.platform.testing.NewDatabase;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** The application of a library, with its readers, and those who look after it. */
@SpringBootTest(
        classes = LibraryApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "axon.update-check.disabled=true",
            "management.endpoints.web.base-path=/manage",
            "management.endpoints.web.exposure.include=health,metrics",
            "management.endpoint.health.show-details=always",
            "orderflow.operations.status-interval=200ms"
        })
@NewDatabase
abstract class LibraryFixture {

    static final ParameterizedTypeReference<Receipt> RECEIPT = new ParameterizedTypeReference<>() {};

    @LocalServerPort
    private int port;

    @Autowired
    JdbcClient sql;

    RestTestClient librarian;
    RestTestClient operator;

    @BeforeEach
    void connect() {
        librarian = client("librarian", "shh");
        operator = client("operator", "ops");
    }

    String acquire() {
        return bodyOf(acquire(UUID.randomUUID().toString()), RECEIPT).bookId();
    }

    ResponseSpec acquire(String key) {
        return librarian
                .post()
                .uri("/books")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("title", "Emma", "author", "Jane Austen"))
                .exchange();
    }

    ResponseSpec lend(String book, String reader) {
        return lend(book, reader, "X-Correlation-Id", "any");
    }

    ResponseSpec lend(String book, String reader, String header, String value) {
        return librarian
                .post()
                .uri("/books/" + book + "/lend")
                .header(header, value)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("reader", reader))
                .exchange();
    }

    ResponseSpec row(String book) {
        return librarian.get().uri("/books/" + book).exchange();
    }

    void awaitReader(String book, String reader) {
        await().untilAsserted(() -> row(book).expectBody().jsonPath("$.reader").isEqualTo(reader));
    }

    static <T> T bodyOf(ResponseSpec answer, ParameterizedTypeReference<T> type) {
        return Objects.requireNonNull(
                answer.expectStatus().is2xxSuccessful().returnResult(type).getResponseBody());
    }

    RestTestClient stranger() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    private RestTestClient client(String name, String password) {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> headers.setBasicAuth(name, password))
                .build();
    }
}
