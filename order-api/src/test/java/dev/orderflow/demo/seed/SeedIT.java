package dev.orderflow.demo.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.FullApplication;
import dev.orderflow.domain.event.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** An application that is started with {@code --orderflow.seed=50}. */
@FullApplication
@TestPropertySource(properties = "orderflow.seed=50")
class SeedIT {

    private record Story(String orderId, long events, String actors, String correlationIds) {}

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void theSeedIsThere() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told()).containsExactlyInAnyOrderElementsOf(invented()));
    }

    @Test
    void fiftyOrdersAreInTheLogByTheHandOfSeedEachUnderOneCorrelationId() {
        assertThat(told()).hasSize(50).allMatch(story -> story.actors().equals("seed"));
    }

    @Test
    void timesAreReal(@Autowired ApplicationContext application) {
        Instant first = sql.sql("select min(timestamp) from event_store.events")
                .query(Instant.class)
                .single();

        assertThat(first).isAfter(Instant.ofEpochMilli(application.getStartupDate()));
    }

    @Test
    void aSecondRunAddsNothing() {
        Seeding again = new Seeding(50, commands, log);

        again.run();

        assertThat(again.tally()).isEqualTo(new Tally(50, 50, 0, 0, 0));
        assertThat(told()).hasSize(50);
    }

    @Test
    void theReadModelsShowWhatTheLogSays() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> Folds.assertNoDifferences(sql));
        assertThat(sql.sql("select count(distinct status) from read_model.order_list")
                        .query(Integer.class)
                        .single())
                .isEqualTo(OrderStatus.values().length);
    }

    private List<Story> told() {
        return sql.sql("""
                        select aggregate_id as order_id,
                               count(*) as events,
                               string_agg(distinct metadata->>'actor', ' ') as actors,
                               string_agg(distinct metadata->>'correlationId', ' ') as correlation_ids
                        from event_store.events group by aggregate_id
                        """).query(Story.class).list();
    }

    private static List<Story> invented() {
        return IntStream.range(0, 50)
                .mapToObj(InventedOrder::number)
                .map(order -> new Story(order.id().toString(), order.commands().size(), "seed", order.correlationId()))
                .toList();
    }
}
