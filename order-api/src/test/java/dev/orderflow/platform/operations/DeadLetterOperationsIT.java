package dev.orderflow.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.web.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators can do about them. */
class DeadLetterOperationsIT extends DeadLetterFixture {

    @Test
    void onceTheFaultIsMendedARetryAppliesThemAllWhicheverIsNamed() {
        DeadLetterItem last = parked(2).get(1);
        mendTable();

        desk.retry(LIST, last.id());

        assertThat(version(LIST, poisoned)).isEqualTo(2);
        assertThat(status(poisoned)).isEqualTo("SHIPPED");
        assertThat(letters(LIST, poisoned)).isEmpty();
    }

    @Test
    void aRetryOfWhatIsNotMendedCountsTheAttempt() {
        DeadLetterItem first = parked(2).get(0);

        desk.retry(LIST, first.id());

        assertThat(version(LIST, poisoned)).isZero();
        assertThat(letters(LIST, poisoned)).extracting(DeadLetterItem::attempts).containsExactly(2, 0);
        assertThat(letters(LIST, poisoned).get(0).since()).isEqualTo(first.since());
    }

    @Test
    void afterARetryTheOrderGoesOnByItself() {
        DeadLetterItem first = parked(2).get(0);
        mendTable();
        desk.retry(LIST, first.id());

        commands.sendAndWait(TestOrders.deliver(poisoned));

        awaitVersion(LIST, poisoned, 3);
        assertThat(letters(LIST, poisoned)).isEmpty();
    }

    @Test
    void whatIsDiscardedIsLeftOutAndTheRestGoesOn() {
        DeadLetterItem first = parked(2).get(0);

        mendTable();

        desk.discard(LIST, first.id());

        assertThat(letters(LIST, poisoned)).isEmpty();
        assertThat(version(LIST, poisoned)).isEqualTo(2);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> desk.discard(LIST, first.id()));
    }

    @Test
    void discardingWhatWaitsBehindAnotherTriesNothing() {
        List<DeadLetterItem> both = parked(2);

        desk.discard(LIST, both.get(1).id());

        assertThat(letters(LIST, poisoned)).containsExactly(both.get(0));
        assertThat(version(LIST, poisoned)).isZero();
    }

    @Test
    void anOrderWhoseFirstEventIsDiscardedIsLeftOut() {
        refuse(poisoned, 0);
        commands.sendAndWait(TestOrders.place(poisoned));
        desk.discard(LIST, awaitLetters(1).get(0).id());

        confirmedAndShippedOnly(poisoned);
        commands.sendAndWait(TestOrders.place(sound));

        operator().awaitCaughtUp(LIST);
        assertThat(version(LIST, sound)).isZero();
        assertThat(version(LIST, poisoned)).isEqualTo(-1);
        assertThat(letters(LIST, poisoned)).isEmpty();
    }

    @Test
    void aReplayBeginsWithoutLetters() {
        parked(2);
        mendTable();

        operator().replay(LIST);

        assertThat(version(LIST, poisoned)).isEqualTo(2);
        assertThat(letters(LIST, poisoned)).isEmpty();
    }

    /** The order is placed in the list; that it is confirmed, and shipped, is not. */
    private List<DeadLetterItem> parked(int letters) {
        refuse(poisoned, 1);
        confirmedAndShipped(poisoned);
        return awaitLetters(letters);
    }

    private void mendTable() {
        sql.sql("alter table read_model.order_list drop constraint no_frogs").update();
    }

    private String status(OrderId order) {
        return sql.sql("select status from read_model.order_list where order_id = ?")
                .param(order.value())
                .query(String.class)
                .single();
    }
}
