package net.example.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderflow.platform.testing.NewDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.PlatformTransactionManager;

/** The platform is a library: another application gets all of it with nothing but its own domain. */
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
class LibraryIT {

    private static final ParameterizedTypeReference<Receipt> RECEIPT = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Map<String, List<Map<String, Object>>>> DEAD_LETTERS =
            new ParameterizedTypeReference<>() {};

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient sql;

    private RestTestClient librarian;
    private RestTestClient operator;

    @BeforeEach
    void connect() {
        librarian = client("librarian", "shh");
        operator = client("operator", "ops");
    }

    /** Axon and Spring Boot have beans of these types, too: the sequence of the auto-configurations decides. */
    @Test
    void thePartsAtWorkAreThePlatforms(
            @Autowired Configuration axon, @Autowired PlatformTransactionManager transactions) {
        assertThat(transactions).isExactlyInstanceOf(JdbcTransactionManager.class);
        assertThat(axon.getComponent(TransactionManager.class).getClass().getSimpleName())
                .isEqualTo("WatchedTransactionManager");
        assertThat(axon.getComponent(TokenStore.class).getClass().getSimpleName())
                .isEqualTo("ClaimedTokenStore");
        assertThat(axon.eventStore().getClass().getSimpleName()).isEqualTo("LogEventStore");
        assertThat(axon.serializer()).isExactlyInstanceOf(Jackson3Serializer.class);
        assertThat(axon.eventSerializer().getClass().getSimpleName()).isEqualTo("EventSerializer");
    }

    @Test
    void itsConnectionsBeginWithThePlatformsSettings() {
        assertThat(sql.sql("show statement_timeout").query(String.class).single())
                .isEqualTo("10s");
    }

    @Test
    void aWriterWhoExpectsAnOlderVersionIsRefused() {
        String book = acquire();

        lend(book, "Ann", "If-Match", "\"0\"").expectStatus().isOk();
        giveBack(book);

        lend(book, "Bob", "If-Match", "\"0\"")
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_FAILED)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/version-mismatch")
                .jsonPath("$.actualVersion")
                .isEqualTo(2);
        assertThat(eventsOf(book)).containsExactly("BookAcquired", "BookLent", "BookReturned");
    }

    @Test
    void ofManyWritersAtOnceOneWins() {
        String book = acquire();

        List<CompletableFuture<HttpStatus>> answers = Stream.of("Ann", "Bob", "Cid", "Dee")
                .map(reader -> CompletableFuture.supplyAsync(() -> statusOf(lend(book, reader))))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(
                        HttpStatus.OK, HttpStatus.CONFLICT, HttpStatus.CONFLICT, HttpStatus.CONFLICT);
        assertThat(eventsOf(book)).containsExactly("BookAcquired", "BookLent");
    }

    @Test
    void theReadModelFollows() {
        String book = acquire();
        lend(book, "Ann");

        awaitReader(book, "Ann");
    }

    @Test
    void theReadModelFollowsWhileRequestsUseAllConnections(@Autowired DataSource requests) throws SQLException {
        String book = acquire();
        await().untilAsserted(() -> row(book).expectStatus().isOk());
        List<Connection> taken = new ArrayList<>();
        try (Connection elsewhere = newConnection(requests)) {
            while (taken.size() < requests.unwrap(HikariDataSource.class).getMaximumPoolSize()) {
                taken.add(requests.getConnection());
            }
            JdbcClient direct = JdbcClient.create(new SingleConnectionDataSource(elsewhere, true));

            direct.sql("""
                            insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                                type, revision, timestamp, payload, metadata)
                            select gen_random_uuid(), aggregate_type, aggregate_id, 1, 'BookLent', revision, now(),
                                jsonb_build_object('bookId', aggregate_id, 'reader', 'Ann'), '{}'
                            from event_store.events where aggregate_id = ?
                            """).param(book).update();

            await().until(() -> direct.sql("select reader from read_model.book_list where book_id = ?::uuid")
                    .param(book)
                    .query((row, number) -> "Ann".equals(row.getString(1)))
                    .single());
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void aReplayBuildsTheReadModelAnew() {
        String book = acquire();
        lend(book, "Ann");
        awaitReader(book, "Ann");
        sql.sql("update read_model.book_list set title = 'spoilt' where book_id = ?::uuid")
                .param(book)
                .update();

        operate("/api/processors/book-list/replay");

        await().untilAsserted(() -> row(book).expectBody().jsonPath("$.title").isEqualTo("Emma"));
    }

    @Test
    void anEventThatTheTableRefusesIsADeadLetterUntilTheTableIsRepaired() {
        String book = acquire();
        String other = acquire();
        lend(book, "Wolfeschlegelsteinhausenbergerdorff");
        lend(other, "Ann");
        awaitReader(other, "Ann");

        String letter = await().until(() -> deadLettersOf(book), letters -> letters.size() == 1)
                .get(0);
        sql.sql("alter table read_model.book_list drop constraint names_are_short")
                .update();
        operate("/api/processors/book-list/dead-letters/" + letter + "/retry");

        awaitReader(book, "Wolfeschlegelsteinhausenbergerdorff");
        assertThat(deadLettersOf(book)).isEmpty();
    }

    @Test
    void aRequestThatIsSentAgainWithItsKeyGetsTheSameAnswerAndHasNoOtherEvent() {
        String key = UUID.randomUUID().toString();

        Receipt first = bodyOf(acquire(key), RECEIPT);
        ResponseSpec again = acquire(key);

        again.expectStatus().isCreated().expectHeader().valueEquals("Idempotency-Replayed", "true");
        assertThat(bodyOf(again, RECEIPT)).isEqualTo(first);
        assertThat(eventsOf(first.bookId())).containsExactly("BookAcquired");
    }

    @Test
    void aRuleOfTheApplicationIsAProblemDocument() {
        String book = acquire();
        lend(book, "Ann");

        lend(book, "Bob")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/already-lent")
                .jsonPath("$.correlationId")
                .exists();
    }

    @Test
    void aBrokenBodyIsToldAllItsErrorsAtOnce() {
        librarian
                .post()
                .uri("/books")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"title\": 5, \"isbn\": 1}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers)
                        .asInstanceOf(LIST)
                        .containsExactlyInAnyOrder("/title", "/isbn", "/author"));
    }

    @Test
    void aCommandForABookThatIsNotThereIsNotFound() {
        lend(UUID.randomUUID().toString(), "Ann").expectStatus().isNotFound();
    }

    @Test
    void aCallerWithoutTheScopeIsRefused() {
        operator.get()
                .uri("/books/" + UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void anEventNamesTheRequestAndTheCallerBehindIt() {
        String book = acquire();
        lend(book, "Ann", "X-Correlation-Id", "trace-1");

        assertThat(sql.sql("select metadata ->> 'correlationId' || ' ' || (metadata ->> 'actor')"
                                + " from event_store.events where aggregate_id = ? and type = 'BookLent'")
                        .param(book)
                        .query(String.class)
                        .single())
                .isEqualTo("trace-1 librarian");
    }

    @Test
    void healthKnowsItsProcessor() {
        await().untilAsserted(() -> operator.get()
                .uri("/manage/health")
                .exchange()
                .expectBody()
                .jsonPath("$.components.processors.details.book-list")
                .isEqualTo("0 events behind"));
    }

    @Test
    void metersKnowItsProcessor() {
        acquire();

        await().untilAsserted(() -> operator.get()
                .uri("/manage/metrics/orderflow.processor.position?tag=processor:book-list")
                .exchange()
                .expectBody()
                .jsonPath("$.measurements[0].value")
                .value(position -> assertThat(position).asInstanceOf(DOUBLE).isPositive()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/manage", "/manage/metrics", "/manage/metrics/orderflow.processor.position"})
    void onlyAnOperatorReadsTheActuatorWhereverItIs(String path) {
        librarian.get().uri(path).exchange().expectStatus().isForbidden();
        operator.get().uri(path).exchange().expectStatus().isOk();
    }

    @Test
    void theHealthIsOpenWhereverItIs() {
        stranger().get().uri("/manage/health").exchange().expectStatus().isOk();
        stranger().get().uri("/manage/metrics").exchange().expectStatus().isUnauthorized();
    }

    private String acquire() {
        return bodyOf(acquire(UUID.randomUUID().toString()), RECEIPT).bookId();
    }

    private ResponseSpec acquire(String key) {
        return librarian
                .post()
                .uri("/books")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("title", "Emma", "author", "Jane Austen"))
                .exchange();
    }

    private ResponseSpec lend(String book, String reader) {
        return lend(book, reader, "X-Correlation-Id", "any");
    }

    private ResponseSpec lend(String book, String reader, String header, String value) {
        return librarian
                .post()
                .uri("/books/" + book + "/lend")
                .header(header, value)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("reader", reader))
                .exchange();
    }

    private void giveBack(String book) {
        librarian
                .post()
                .uri("/books/" + book + "/return")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private ResponseSpec row(String book) {
        return librarian.get().uri("/books/" + book).exchange();
    }

    private void awaitReader(String book, String reader) {
        await().untilAsserted(() -> row(book).expectBody().jsonPath("$.reader").isEqualTo(reader));
    }

    private void operate(String path) {
        operator.post().uri(path).exchange().expectStatus().is2xxSuccessful();
    }

    private List<String> deadLettersOf(String book) {
        return bodyOf(
                        operator.get()
                                .uri("/api/processors/book-list/dead-letters")
                                .exchange(),
                        DEAD_LETTERS)
                .getOrDefault("items", List.of())
                .stream()
                .filter(letter -> book.equals(letter.get("aggregateId")))
                .map(letter -> String.valueOf(letter.get("id")))
                .toList();
    }

    private List<String> eventsOf(String book) {
        return sql.sql("select type from event_store.events where aggregate_id = ? order by position")
                .param(book)
                .query(String.class)
                .list();
    }

    private static Connection newConnection(DataSource pool) throws SQLException {
        HikariDataSource settings = pool.unwrap(HikariDataSource.class);
        return DriverManager.getConnection(settings.getJdbcUrl(), settings.getUsername(), settings.getPassword());
    }

    private static HttpStatus statusOf(ResponseSpec answer) {
        return HttpStatus.valueOf(answer.returnResult(String.class).getStatus().value());
    }

    private static <T> T bodyOf(ResponseSpec answer, ParameterizedTypeReference<T> type) {
        return Objects.requireNonNull(
                answer.expectStatus().is2xxSuccessful().returnResult(type).getResponseBody());
    }

    private RestTestClient stranger() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    private RestTestClient client(String name, String password) {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> headers.setBasicAuth(name, password))
                .build();
    }
}
