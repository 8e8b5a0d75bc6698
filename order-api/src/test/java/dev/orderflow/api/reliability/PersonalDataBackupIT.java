package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.LiveStream;
import dev.orderflow.api.OneNode;
import dev.orderflow.api.StoredForms;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What somebody can take away, or restore, never tells who a recipient is: dumps, logs, metrics, dead letters, what psql shows. Two
 * starts of a node take too long for each build, which looks at each row instead: {@code ./mvnw verify -Pthorough}.
 */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
@ExtendWith({PostgresPrograms.class, OutputCaptureExtension.class})
class PersonalDataBackupIT {

    private static final String LETTERS = "/api/processors/order-list/dead-letters";

    private final String id = UUID.randomUUID().toString();
    private final String customer = "customer-" + UUID.randomUUID();
    private final UUID order = UUID.randomUUID();

    @TempDir
    private Path directory;

    private ServerOnDisk server;
    private Database database;
    private JdbcClient sql;

    @BeforeEach
    void startTheServer() throws IOException {
        server = ServerOnDisk.create(directory.resolve("live"));
        database = server.newDatabase("live");
        sql = JdbcClient.create(database.dataSource());
    }

    @AfterEach
    void stopTheServer() throws IOException {
        server.close();
    }

    @Test
    void aRecipientIsInNothingThatIsTakenAwayAndNoRestoredKeyBringsItBack(CapturedOutput log) throws Exception {
        try (ConfigurableApplicationContext node = start()) {
            assertThat(send(node, "POST", "/api/orders", placement("GB")).status())
                    .isEqualTo(201);
            assertThat(send(node, "POST", "/api/orders", placement("XX")).status())
                    .isEqualTo(400);
            assertThat(details(node).at("/recipient/name").stringValue()).isEqualTo("Ada " + id);
            parkACopyOfThePlacement(node);

            assertNobody("dead letters", get(node, LETTERS).text());
            assertNobody("metrics", get(node, "/actuator/prometheus").text());
            assertNobody("the log of the node", log.getAll());
            assertNobody("psql", rows("select * from event_store.stream('%s')".formatted(order)));
            assertNobody("psql", rows("select * from event_store.log(0, 1000)"));
            assertNobody("psql", rows("select * from event_store.order_as_of('%s')".formatted(order)));
            run("pg_dump --file=everything.sql \"$DATABASE\"");
            assertNobody("a dump", Files.readString(directory.resolve("everything.sql")));
            run("pg_dump --format=custom --table=personal_data.keys --file=keys.dump \"$DATABASE\"");

            assertThat(send(node, "DELETE", "/api/customers/" + customer + "/personal-data", "")
                            .status())
                    .isEqualTo(204);
            assertThatNobodyIsTold(node);
        }
        run("pg_restore --data-only --exit-on-error --dbname=\"$DATABASE\" keys.dump");
        assertThat(keys()).isEqualTo(1);

        try (ConfigurableApplicationContext node = start()) {
            assertThat(keys()).isZero();
            assertThatNobodyIsTold(node);
        }
    }

    private ConfigurableApplicationContext start() {
        return OneNode.start(database, "orderflow.personal-data.master-key-file=" + directory.resolve("master-key"));
    }

    private void assertThatNobodyIsTold(ConfigurableApplicationContext node) throws IOException, InterruptedException {
        assertThat(details(node).get("recipient").isNull()).isTrue();
        for (String path : List.of(
                "/api/orders/" + order + "?version=0",
                "/api/orders/" + order + "/events",
                "/api/events?limit=1000",
                "/api/events/search?customerId=" + customer,
                "/api/orders",
                LETTERS)) {
            assertNobody(path, get(node, path).text());
        }
        try (LiveStream feed = LiveStream.of(
                OneNode.request(node, "operator", "/api/events/stream?after=0").build())) {
            List<LiveStream.Frame> placed =
                    feed.next(1, event -> event.get("aggregateId").stringValue().equals(order.toString()));
            assertThat(placed.get(0).data().at("/payload/recipient").isNull()).isTrue();
        }
    }

    private void assertNobody(String what, String text) {
        assertThat(text).as(what).isNotEmpty().doesNotContain(StoredForms.of(id));
    }

    /** The same sealed recipient, in an event that no read model can take. */
    private void parkACopyOfThePlacement(ConfigurableApplicationContext node) {
        String copy = UUID.randomUUID().toString();
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select gen_random_uuid(), aggregate_type, :copy, 0, type, revision, clock_timestamp(),
                            payload || '{"lines": 7}', metadata
                        from event_store.events where aggregate_id = :order
                        """).param("copy", copy).param("order", order.toString()).update();
        Awaitility.await().until(() -> get(node, LETTERS).text().contains(copy));
    }

    private String placement(String country) {
        return """
                {"orderId": "%1$s", "customerId": "%2$s", "lines": [
                    {"sku": "book-1", "quantity": 1, "unitPrice": {"amount": "10.00", "currency": "EUR"}}],
                 "recipient": {"name": "Ada %4$s", "email": "%4$s@example.org", "street": "1 %4$s Street", "city": "London %4$s",
                    "postalCode": "SW1", "country": "%3$s"}}
                """.formatted(order, customer, country, id);
    }

    private JsonNode details(ConfigurableApplicationContext node) {
        return get(node, "/api/orders/" + order + "?atLeastVersion=0&timeout=PT10S")
                .json();
    }

    private static Answer get(ConfigurableApplicationContext node, String path) {
        Answer answer = Answer.to(OneNode.request(node, "operator", path).build());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static Answer send(ConfigurableApplicationContext node, String method, String path, String body) {
        HttpRequest.Builder request =
                OneNode.request(node, "operator", path).method(method, BodyPublishers.ofString(body));
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return Answer.to(request.build());
    }

    private String rows(String query) {
        return sql.sql(query).query().listOfRows().toString();
    }

    private long keys() {
        return sql.sql("select count(*) from personal_data.keys where customer_id = ?")
                .param(customer)
                .query(Long.class)
                .single();
    }

    private void run(String command) throws IOException {
        PostgresPrograms.run(command, directory, Map.of("DATABASE", ServerOnDisk.uri(database)));
    }
}
