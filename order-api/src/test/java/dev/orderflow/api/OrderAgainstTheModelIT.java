package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contract.Outcome;
import dev.orderflow.contract.Step;
import dev.orderflow.contract.Stories;
import dev.orderflow.contract.Story;
import dev.orderflow.domain.StoredOrder;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;

/** Whatever is asked of orders over HTTP, in whatever sequence: answers, events and read models are what the contract says. */
@FullApplication
class OrderAgainstTheModelIT {

    /** Stands in for Spring's extension of JUnit, which is none of jqwik. */
    private static final TestContextManager SPRING = new TestContextManager(OrderAgainstTheModelIT.class);

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient sql;

    @BeforeProperty
    void inject() throws Exception {
        SPRING.prepareTestInstance(this);
    }

    /** Tries: about a thousand requests. Every reason of a refusal is met by the aggregate's stories, of which there are more. */
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theApplicationAnswersAsTheModelDoes(@ForAll("stories") List<Step> story) {
        Story.tell(story, new HttpSubject(URI.create("http://localhost:" + port), log));

        Statistics.coverage(coverage -> Stream.of(
                        Outcome.ACCEPTED, Outcome.INVALID, Outcome.NOT_FOUND, Outcome.EXISTS, Outcome.MISMATCH)
                .forEach(word -> coverage.check(word).count(n -> n > 0)));
    }

    @AfterProperty
    void theReadModelsEqualAFoldOfTheLog() {
        Awaitility.await().untilAsserted(() -> Folds.assertNoDifferences(sql));
    }

    /** At the time of each event the functions for people show the order as the aggregate knew it. */
    @AfterProperty
    void aPersonAtPsqlSeesEveryVersionOfEveryOrder() {
        List<UUID> orders = sql.sql("select aggregate_id::uuid from event_store.events"
                        + " where payload ->> 'customerId' like 'customer-of-%'")
                .query(UUID.class)
                .list();
        assertThat(orders)
                .isNotEmpty()
                .allSatisfy(
                        order -> assertThat(AtPsql.versions(sql, order)).isEqualTo(StoredOrder.versions(log, order)));
    }

    @AfterContainer
    static void leave() throws Exception {
        SPRING.afterTestClass();
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        return Stories.ofUpTo(30);
    }
}
