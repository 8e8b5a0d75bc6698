package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.reliability.Load.Acknowledged;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What has become of the events that clients were told of.
 *
 * @param acknowledged how many there are
 * @param lost those that are not in the log
 * @param doubled events in the log whose command was carried out before: an order is placed, confirmed and shipped once
 * @param holes orders of which an event is missing before another one
 */
record Losses(int acknowledged, int lost, int doubled, int holes) {

    private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

    private static final String DOUBLED =
            "select count(*) - count(distinct (aggregate_id, type)) from event_store.events";

    private static final String HOLES = """
            select count(*) from (
                select from event_store.events group by aggregate_id having count(*) <> max(sequence_number) + 1
            ) as incomplete
            """;

    static Losses of(Collection<Acknowledged> acknowledged, JdbcClient sql) {
        Set<Acknowledged> lost = new HashSet<>(acknowledged);
        sql
                .sql("select aggregate_id::uuid as order_id, sequence_number as version from event_store.events")
                .query(Acknowledged.class)
                .stream()
                .forEach(lost::remove);
        return new Losses(acknowledged.size(), lost.size(), count(DOUBLED, sql), count(HOLES, sql));
    }

    /** Logs the counts, and returns when all read models equal the log. */
    static void assertNone(String after, Collection<Acknowledged> acknowledged, JdbcClient sql) {
        Losses losses = of(acknowledged, sql);
        LOG.info("{}: {}", after, losses);
        assertThat(losses).as(after).isEqualTo(new Losses(acknowledged.size(), 0, 0, 0));
        // A processor that has met with errors waits up to ten seconds before it tries again.
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> Folds.assertNoDifferences(sql));
    }

    private static int count(String query, JdbcClient sql) {
        return sql.sql(query).query(Integer.class).single();
    }
}
