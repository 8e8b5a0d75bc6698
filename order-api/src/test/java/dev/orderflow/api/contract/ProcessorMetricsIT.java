package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.ForEveryReadModel;
import dev.orderflow.api.LiveStream;
import dev.orderflow.api.Operator;
import dev.orderflow.api.Scrape;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The meters of processors, and of what follows them. */
class ProcessorMetricsIT extends MetricsSetUp {

    @ForEveryReadModel
    void aProcessorThatKeepsUpHasNoLagAndAllItsSegments(String processor) {
        placed();
        String label = "processor=\"" + processor + "\"";

        await(scrape -> {
            assertThat(scrape.sum("orderflow_processor_segments_claimed_here", label))
                    .isEqualTo(2);
            assertThat(scrape.sum("orderflow_processor_segments", label)).isEqualTo(2);
            assertThat(scrape.sum("orderflow_processor_segments_unclaimed", label))
                    .isZero();
            assertThat(scrape.sum("orderflow_processor_position", label)).isPositive();
            assertThat(scrape.sum("orderflow_processor_dead_letters_limit", label))
                    .isEqualTo(1_000);
            assertThat(scrape.sum("orderflow_log_head")).isPositive();
            assertThat(scrape.sum("orderflow_store_reachable")).isEqualTo(1);
            assertThat(scrape.sum("orderflow_processor_lag_events", label)).isZero();
        });
    }

    @Test
    void theLagOfAPausedProcessorGrowsUntilItIsResumed() {
        String label = "processor=\"customer-summary\"";
        Operator operator = new Operator(sql);
        operator.awaitCaughtUp("customer-summary");
        operator.pause("customer-summary");
        try {
            placed();
            placed();

            await(behind -> {
                assertThat(behind.sum("orderflow_processor_lag_events", label)).isEqualTo(2);
                assertThat(behind.sum("orderflow_processor_lag_seconds", label)).isPositive();
                assertThat(behind.sum("orderflow_processor_paused", label)).isEqualTo(1);
                assertThat(behind.sum("orderflow_processor_stalled", label)).isZero();
                assertThat(behind.sum("orderflow_processor_segments_unclaimed", label))
                        .isEqualTo(2);
            });
        } finally {
            operator.resume("customer-summary");
        }
        await(resumed -> {
            assertThat(resumed.sum("orderflow_processor_lag_events", label)).isZero();
            assertThat(resumed.sum("orderflow_processor_lag_seconds", label)).isZero();
        });
    }

    @Test
    void whatAProcessorLeavesForOperatorsIsCounted() {
        sql.sql("""
                        insert into read_model.skipped_events (processor, type, revision, events, first_position, last_position)
                        values ('daily-statistics', 'OrderGiftWrapped', '1', 3, 1, 3)
                        """).update();
        sql.sql(
                        "insert into read_model.replays (processor, finished_at, failure) values ('daily-statistics', now(), 'no')")
                .update();
        sql.sql("""
                        insert into read_model.dead_letters (processor, position, aggregate_id, sequence_number, cause, attempts)
                        values ('daily-statistics', 9999999, gen_random_uuid(), 0, 'a test', 1)
                        """).update();
        try {
            await(scrape -> {
                assertThat(scrape.sum("orderflow_processor_dead_letters", "processor=\"daily-statistics\""))
                        .isEqualTo(1);
                assertThat(scrape.sum("orderflow_processor_skipped_events", "processor=\"daily-statistics\""))
                        .isEqualTo(3);
                assertThat(scrape.sum("orderflow_processor_replay_refused", "processor=\"daily-statistics\""))
                        .isEqualTo(1);
                assertThat(scrape.sum("orderflow_processor_dead_letters", "processor=\"order-list\""))
                        .isZero();
            });
        } finally {
            sql.sql("delete from read_model.replays where processor = 'daily-statistics' and failure = 'no'")
                    .update();
            sql.sql("delete from read_model.dead_letters where processor = 'daily-statistics'")
                    .update();
            sql.sql("delete from read_model.skipped_events where processor = 'daily-statistics'")
                    .update();
        }
    }

    @Test
    void liveSubscribersAreCounted() throws IOException {
        awaitSubscribers(0); // those of former tests are noticed to be gone when they are written to

        try (LiveStream opened = viewer().stream("/api/events/stream")) {
            assertThat(opened).isNotNull();
            awaitSubscribers(1);
        }
    }

    private void awaitSubscribers(int count) {
        await(scrape -> assertThat(scrape.sum("orderflow_live_subscribers")).isEqualTo(count));
    }

    /** All of it at once. A scrape reads meter by meter, and between two of them new figures may come. */
    private void await(Consumer<Scrape> expected) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> expected.accept(scrape()));
    }
}
