package dev.orderflow.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The sums that a batch moves are always the sums of the rows, in whatever batches the events come. That the rows are right is
 * tested elsewhere.
 */
public abstract class SumsSpecification {

    private final Batches batches = Batches.inANewDatabase();
    private final Projection<?, ?> readModel;
    private final String table;
    private final String key;
    private final String condition;
    private final String expected;

    /**
     * @param key the columns of the table's key
     * @param condition which of the rows count
     * @param expected a query for the rows that the table should have
     */
    protected SumsSpecification(
            Projection<?, ?> readModel, String table, String key, String condition, String expected) {
        this.readModel = readModel;
        this.table = table;
        this.key = key;
        this.condition = condition;
        this.expected = expected;
    }

    /** Another segment of the processor. */
    private BatchFold<?> segment(Batches batches) {
        return batches.fold(readModel);
    }

    @Test
    void theyAreRightAfterEachBatch() {
        BatchFold<?> segment = segment(batches);
        Deliveries deliveries = new Deliveries(new Random(1), 60);

        while (deliveries.areDue()) {
            batches.commit(segment, deliveries.next());

            assertThat(differences()).isZero();
        }
        assertThat(rows(batches)).isNotEmpty();
    }

    @Test
    void theyAreTheSameHoweverTheEventsCome() {
        BatchFold<?> segment = segment(batches);
        Deliveries deliveries = new Deliveries(new Random(2), 60);
        while (deliveries.areDue()) {
            batches.commit(segment, deliveries.next());
        }
        Batches atOnce = Batches.inANewDatabase();

        atOnce.commit(segment(atOnce), deliveries.all());

        assertThat(rows(batches)).isEqualTo(rows(atOnce)).isNotEmpty();
    }

    @Test
    void whatComesAgainMovesNothing() {
        BatchFold<?> segment = segment(batches);
        List<EventEnvelope> events = new Deliveries(new Random(3), 60).all();
        batches.commit(segment, events);
        List<String> before = rows(batches);

        batches.commit(segment, events);
        assertThat(rows(batches)).isEqualTo(before).isNotEmpty();

        batches.commit(
                segment, events.stream().filter(event -> event.version() == 0).toList());
        assertThat(rows(batches)).as("after the orders' first events alone").isEqualTo(before);
    }

    @Test
    void segmentsMoveThemSideBySide() {
        Stream.of(4, 5)
                .map(seed -> CompletableFuture.runAsync(() -> {
                    BatchFold<?> segment = segment(batches);
                    Deliveries deliveries = new Deliveries(new Random(seed), 200);
                    while (deliveries.areDue()) {
                        batches.commit(segment, deliveries.next());
                    }
                }))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(differences()).isZero();
    }

    /** Otherwise two segments could wait for each other. */
    @Test
    void theyAreLockedByAscendingKeys() {
        batches.commit(segment(batches), new Deliveries(new Random(6), 60).all());
        List<String> keys = keys("");
        int middle = keys.size() / 2;

        CompletableFuture<Void> blocked = batches.inTransaction(() -> {
            batches.jdbc()
                    .queryForList(
                            "select from %s where (%s)::text = ? for update".formatted(table, key), keys.get(middle));
            CompletableFuture<Void> other = CompletableFuture.runAsync(
                    () -> batches.commit(segment(batches), new Deliveries(new Random(6), 60).all()));
            Awaitility.await().pollInSameThread().until(this::somebodyWaitsForThis);
            assertThat(CompletableFuture.supplyAsync(() -> keys("for update skip locked"))
                            .join())
                    .isEqualTo(keys.subList(middle + 1, keys.size()));
            return other;
        });

        blocked.join();
        assertThat(differences()).isZero();
    }

    private boolean somebodyWaitsForThis() {
        return Boolean.TRUE.equals(batches.jdbc().queryForObject("""
                        select exists (
                            select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid)
                        """, Boolean.class));
    }

    private List<String> keys(String lock) {
        return batches.jdbc()
                .queryForList(
                        "select (%2$s)::text from %1$s order by %2$s %3$s".formatted(table, key, lock), String.class);
    }

    private List<String> rows(Batches batches) {
        return batches.jdbc()
                .queryForList(
                        "select sums::text from %s as sums where %s order by %s".formatted(table, condition, key),
                        String.class);
    }

    private int differences() {
        return batches.jdbc()
                .queryForList("""
                        with shown as (select * from %s where %s), expected as (%s)
                        (table shown except table expected) union all (table expected except table shown)
                        """.formatted(table, condition, expected))
                .size();
    }
}
