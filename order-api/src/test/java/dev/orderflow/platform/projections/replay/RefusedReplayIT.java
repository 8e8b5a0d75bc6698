package dev.orderflow.platform.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new build that would lose something does not take the place of the live one. */
class RefusedReplayIT extends ReplayFixture {

    /** Ends the alarm, for the tests that share this context. */
    @AfterEach
    void theNextReplayIsTaken() {
        operator.replay(LIST);
    }

    @Test
    void aBuildThatWouldLoseAnOrderIsNotTaken() {
        OrderId invented = TestOrders.newId();
        sql.sql("""
                        insert into read_model.order_list
                        select (jsonb_populate_record(row, jsonb_build_object('order_id', ?))).*
                        from read_model.order_list as row where order_id = ?
                        """).param(invented.toString()).param(order.value()).update();

        operator.beginReplay(LIST);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !operator.isReplaying(LIST));

        assertThat(failure()).isEqualTo("1 rows would be missing, or older than they are.");
        assertThat(version(invented)).isZero();
        sql.sql("delete from read_model.order_list where order_id = ?")
                .param(invented.value())
                .update();
    }

    @Test
    void aBuildOfAnotherShapeIsNotTaken() {
        beginAReplayThatGetsNowhere();
        sql.sql("alter table read_model.order_list add column note text").update();

        letTheNewBuildGoOn();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !operator.isReplaying(LIST));

        assertThat(failure()).isEqualTo("Its tables have got another shape since it was asked for.");
        assertThatThrownBy(() ->
                        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {}))
                .hasMessageContaining("another shape");
        sql.sql("alter table read_model.order_list drop column note").update();
    }

    @Test
    void aReplayThatWasNotTakenIsForgottenWhenTheNextBegins() {
        beginAReplayThatGetsNowhere();
        sql.sql(
                        "update read_model.replays set finished_at = now(), failure = 'Not good enough.' where finished_at is null")
                .update();
        assertThat(status().error()).isEqualTo("The replay was not taken: Not good enough.");
        letTheNewBuildGoOn();
        operator.pause(LIST);

        operator.beginReplay(LIST);

        assertThat(status().error()).isNull();
        operator.resume(LIST);
        operator.awaitReplay(LIST);
    }

    private String failure() {
        return sql.sql("select failure from read_model.replays where processor = ? order by id desc limit 1")
                .param(LIST)
                .query(String.class)
                .single();
    }
}
