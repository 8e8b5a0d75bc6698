package net.example.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** So is its read side: the application has a projection and a table. */
class LibraryReadModelIT extends LibraryFixture {

    private static final ParameterizedTypeReference<DeadLetterItems> DEAD_LETTERS =
            new ParameterizedTypeReference<>() {};

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

    private void operate(String path) {
        operator.post().uri(path).exchange().expectStatus().is2xxSuccessful();
    }

    private List<String> deadLettersOf(String book) {
        return bodyOf(
                        operator.get()
                                .uri("/api/processors/book-list/dead-letters")
                                .exchange(),
                        DEAD_LETTERS)
                .items()
                .stream()
                .filter(letter -> book.equals(letter.get("aggregateId")))
                .map(letter -> String.valueOf(letter.get("id")))
                .toList();
    }

    private static Connection newConnection(DataSource pool) throws SQLException {
        HikariDataSource settings = pool.unwrap(HikariDataSource.class);
        return DriverManager.getConnection(settings.getJdbcUrl(), settings.getUsername(), settings.getPassword());
    }

    private record DeadLetterItems(List<Map<String, Object>> items) {}
}
