package dev.orderflow.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.orderflow.domain.event.OrderConfirmed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchFoldTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private boolean skipped;
    private final Table table = new Table();
    private final BatchFold<Row> fold = new BatchFold<>(table, Row::evolve, () -> skipped);

    @Test
    void aBatchIsOneLookAndOneWrite() {
        table.keep(new Row(ONE, 1, "01"));

        handle(change(ONE, 2), change(OTHER, 0), change(ONE, 3), change(OTHER, 1));

        assertThat(table.rows()).containsExactlyInAnyOrder(new Row(ONE, 3, "0123"), new Row(OTHER, 1, "01"));
        assertThat(table.calls).containsExactly("find [" + ONE + "]", "save 2");
    }

    @Test
    void theTableIsUntouchedUntilTheBatchCommits() {
        BatchingUnitOfWork<GenericEventMessage<String>> batch = batch();
        batch.start();

        fold.add(change(ONE, 0));
        batch.rollback();

        assertThat(table.calls).isEmpty();
    }

    @Test
    void whatTheRowHasSeenChangesNothing() {
        table.keep(new Row(ONE, 3, "0123"));

        handle(change(ONE, 1), change(ONE, 2), change(ONE, 3));

        assertThat(table.rows()).containsExactly(new Row(ONE, 3, "0123"));
        assertThat(table.calls).containsExactly("find [" + ONE + "]");
    }

    @Test
    void aBatchThatOverlapsWithTheRowAddsWhatIsNew() {
        table.keep(new Row(ONE, 2, "012"));

        handle(change(ONE, 1), change(ONE, 2), change(ONE, 3));

        assertThat(table.rows()).containsExactly(new Row(ONE, 3, "0123"));
    }

    @Test
    void anEventThatComesTwiceInABatchCountsOnce() {
        handle(change(ONE, 0), change(ONE, 0), change(ONE, 1));

        assertThat(table.rows()).containsExactly(new Row(ONE, 1, "01"));
    }

    @Test
    void aFailureOfTheTableFailsTheBatch() {
        table.broken = true;

        assertThatIllegalStateException().isThrownBy(() -> handle(change(ONE, 0)));
    }

    @Test
    void anOrderWithoutABeginningFailsTheBatch() {
        assertThatIllegalStateException()
                .isThrownBy(() -> handle(change(OTHER, 0), change(ONE, 1)))
                .withMessageContaining(ONE.toString());
        assertThat(table.rows()).isEmpty();
    }

    @Test
    void anOrderWhoseBeginningWasSkippedIsLeftOut() {
        skipped = true;

        handle(change(ONE, 1), change(OTHER, 0), change(ONE, 2));

        assertThat(table.rows()).containsExactly(new Row(OTHER, 0, "0"));
    }

    private void handle(Change... changes) {
        BatchingUnitOfWork<GenericEventMessage<String>> batch = batch();
        batch.start();
        for (Change change : changes) {
            fold.add(change);
        }
        batch.commit();
    }

    private static BatchingUnitOfWork<GenericEventMessage<String>> batch() {
        return new BatchingUnitOfWork<>(List.of(new GenericEventMessage<>("a batch")));
    }

    private static Change change(UUID order, long version) {
        return new Change(new OrderConfirmed(order), version, Instant.EPOCH);
    }

    /** @param seen the versions folded into it, in their order */
    private record Row(UUID orderId, long version, String seen) implements OrderRow {

        static Row evolve(@Nullable Row row, Change change) {
            return new Row(
                    change.event().orderId(), change.version(), (row == null ? "" : row.seen()) + change.version());
        }
    }

    private static final class Table implements RowStore<Row> {

        private final Map<UUID, Row> stored = new HashMap<>();
        private final List<String> calls = new ArrayList<>();
        private boolean broken;

        void keep(Row row) {
            stored.put(row.orderId(), row);
        }

        Collection<Row> rows() {
            return stored.values();
        }

        @Override
        public List<Row> find(Collection<UUID> orderIds) {
            calls.add("find " + orderIds);
            return orderIds.stream().map(stored::get).filter(Objects::nonNull).toList();
        }

        @Override
        public void save(Collection<Row> rows) {
            if (broken) {
                throw new IllegalStateException("The table is broken");
            }
            calls.add("save " + rows.size());
            rows.forEach(this::keep);
        }
    }
}
