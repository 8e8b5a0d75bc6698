package dev.orderflow.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.DeadLetterCause;
import dev.orderflow.platform.projections.WaitingDeadLetters;
import dev.orderflow.platform.projections.processor.ProcessorTransactions;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import dev.orderflow.platform.web.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many dead letters of one cause. */
class BulkRetryIT extends DeadLetterFixture {

    /** More than are retried in one transaction. */
    private static final int MANY = 25;

    private final List<OrderId> orders =
            Stream.generate(TestOrders::newId).limit(MANY).toList();

    @Autowired
    private BulkRetry bulk;

    @Autowired
    private ProcessorLookup processors;

    @Autowired
    private WaitingDeadLetters waiting;

    @Autowired
    private SegmentClaims claims;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private ProcessorTransactions transactions;

    @Autowired
    private Notifier notifier;

    @Autowired
    private EventStore events;

    @Test
    void whatOneFaultHasHitHasOneCauseAndIsRetriedTogether() {
        DeadLetterCause cause = parkedByOneFault();
        assertThat(cause.aggregates()).isEqualTo(MANY);
        assertThat(cause.attempts()).isEqualTo(1);

        RetriedDeadLetters inVain = bulk.retry(LIST, cause.id());

        assertThat(inVain.aggregates()).isEqualTo(MANY);
        assertThat(inVain.events()).isEqualTo(2L * MANY);
        assertThat(inVain.applied()).isZero();
        assertThat(inVain.failedAggregates()).isEqualTo(MANY);
        assertThat(inVain.untriedAggregates()).isZero();
        assertThat(awaitCause(2L * MANY).attempts()).isEqualTo(2);

        repair();
        RetriedDeadLetters afterwards = bulk.retry(LIST, cause.id());

        assertThat(afterwards.applied()).isEqualTo(2L * MANY);
        assertThat(afterwards.failedAggregates()).isZero();
        assertThat(orders).allSatisfy(order -> assertThat(version(LIST, order)).isEqualTo(2));
        assertThat(find("no_toads")).isEmpty();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> bulk.retry(LIST, cause.id()));
    }

    @Test
    void aRetryThatIsCutShortGoesOnWithTheRest() {
        DeadLetterCause cause = parkedByOneFault();
        repair();

        RetriedDeadLetters first = impatient().retry(LIST, cause.id());
        RetriedDeadLetters second = impatient().retry(LIST, cause.id());

        assertThat(first.applied()).isEqualTo(40);
        assertThat(first.untriedAggregates()).isEqualTo(MANY - 20);
        assertThat(second.aggregates()).isEqualTo(MANY - 20);
        assertThat(second.untriedAggregates()).isZero();
        assertThat(trail.before(Long.MAX_VALUE, 1).get(0).result())
                .isEqualTo("10 of 10 events applied, 0 of 5 aggregates failed again");
    }

    /** The processor must not stand still for all of them at once. */
    @Test
    void manyDeadLettersOfOneAggregateAreRetriedInSeveralRounds() {
        refuse("no_newts", List.of(poisoned));
        events.publish(TestOrders.history(poisoned, 101));
        awaitLetters(100);
        String cause = find("no_newts").get(0).id();

        RetriedDeadLetters inVain = bulk.retry(LIST, cause);
        repair();
        RetriedDeadLetters first = impatient().retry(LIST, cause);
        int left = letters(LIST, poisoned).size();
        RetriedDeadLetters rest = bulk.retry(LIST, cause);

        assertThat(inVain.events()).isEqualTo(100);
        assertThat(inVain.failedAggregates()).isEqualTo(1);
        assertThat(first.applied()).isEqualTo(40);
        assertThat(first.untriedAggregates()).isEqualTo(1);
        assertThat(left).isEqualTo(60);
        assertThat(rest.applied()).isEqualTo(60);
        assertThat(version(LIST, poisoned)).isEqualTo(100);
    }

    private BulkRetry impatient() {
        return new BulkRetry(
                processors, waiting, desk, claims, trail, transactions.template(), notifier, Duration.ZERO);
    }

    @AfterEach
    void repair() {
        sql.sql("""
                        alter table read_model.order_list drop constraint if exists no_toads, drop constraint if exists no_newts
                        """).update();
    }

    /** Values that differ from row to row: the order, and what PostgreSQL quotes of its contents. */
    @Test
    void whatDiffersFromRowToRowMakesNoOtherCause() {
        assertThat(causeIds(
                        "The order 1b4e28ba-2fa1-11d2-883f-0016d3cca427 has 3 lines, 2.50 EUR too much",
                        "The order 2c5f39cb-2fa1-11d2-883f-0016d3cca427 has 11 lines, 10.00 EUR too much"))
                .hasSize(1);
        assertThat(causeIds(
                        "invalid input syntax for type date: \"tomorrow\"",
                        "invalid input syntax for type date: \"x\""))
                .hasSize(1);
        assertThat(causeIds(
                        "new row for relation \"list\" violates check constraint \"check1\"",
                        "new row for relation \"list\" violates check constraint \"check2\""))
                .hasSize(2);
        assertThat(causeIds("Nothing is known of id-7", "Nothing is known of another"))
                .hasSize(2);
    }

    @Test
    void theAggregateItselfMakesNoOtherCause() {
        assertThat(sql.sql(
                                "select read_model.cause_id('No book of frog', 'frog') = read_model.cause_id('No book of toad', 'toad')")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private List<String> causeIds(String... causes) {
        return sql.sql("select distinct read_model.cause_id(cause, 'none') from unnest(?::text[]) as cause")
                .param(causes)
                .query(String.class)
                .list();
    }

    private DeadLetterCause parkedByOneFault() {
        refuseAll();
        orders.forEach(this::confirmedAndShipped);
        return awaitCause(2L * MANY);
    }

    private DeadLetterCause awaitCause(long events) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> find("no_toads"),
                        found -> found.size() == 1 && found.get(0).events() == events)
                .get(0);
    }

    private List<DeadLetterCause> find(String word) {
        return desk.causes(LIST).stream()
                .filter(cause -> cause.cause().contains(word))
                .toList();
    }

    private void refuseAll() {
        refuse("no_toads", orders);
    }

    /** Whatever the orders become from version 1 on. */
    private void refuse(String constraint, List<OrderId> refused) {
        String ids = String.join("', '", refused.stream().map(OrderId::toString).toList());
        sql.sql("alter table read_model.order_list add constraint %s check (version < 1 or order_id not in ('%s'))"
                        .formatted(constraint, ids))
                .update();
    }
}
