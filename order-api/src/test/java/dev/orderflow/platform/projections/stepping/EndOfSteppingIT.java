package dev.orderflow.platform.projections.stepping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was made for a session goes with it, however it ends. */
class EndOfSteppingIT extends SteppingFixture {

    @Autowired
    private IdleSessions idle;

    @Test
    void whoeverHasBegunItEndsIt() {
        stepUpTo(LIST, 1);

        assertThat(stepping.end(LIST)).isTrue();

        assertNothingIsLeft();
        assertThat(stepping.end(LIST)).isFalse();
    }

    @Test
    void thereIsOneForEachReadModel() {
        assertThat(stepping.begin(LIST)).isTrue();

        assertThat(stepping.begin(LIST)).isFalse();
        assertThat(stepping.begin(SUMMARY)).isTrue();
    }

    @Test
    void aReplayOfTheReadModelEndsIt() {
        stepUpTo(LIST, 1);

        operator.replay(LIST);

        assertNothingIsLeft();
    }

    @Test
    void aReplayOfAnotherOneDoesNot() {
        stepUpTo(LIST, 1);

        operator.replay(SUMMARY);

        assertThat(step(LIST).outcome()).isEqualTo(StepOutcome.APPLIED);
    }

    @Test
    void oneThatNobodyUsesEndsAndOneInUseGoesOn() {
        stepUpTo(LIST, 1);
        stepUpTo(SUMMARY, 1);
        sql.sql("update read_model.stepping_sessions set used_at = now() - interval '16 minutes' where processor = ?")
                .param(LIST)
                .update();

        idle.run();

        assertNothingIsLeft();
        assertThat(step(SUMMARY).outcome()).isEqualTo(StepOutcome.APPLIED);
    }

    /** A crash of the database empties the sessions, but their tables are still there. */
    @Test
    void aTableWithoutASessionIsDropped() {
        stepUpTo(LIST, 1);
        sql.sql("delete from read_model.stepping_sessions").update();

        idle.run();

        assertNothingIsLeft();
    }

    @Test
    void whatACrashHasLeftIsNotInTheNextSession() {
        stepUpTo(LIST, 1);
        sql.sql("delete from read_model.stepping_sessions").update();

        stepUpTo(LIST, 1);

        assertThat(step(LIST).outcome()).isEqualTo(StepOutcome.APPLIED);
    }

    @Test
    void oneWhoseLastEventTheLogHasLostEnds() {
        stepUpTo(LIST, 1);
        sql.sql("update read_model.stepping_sessions set event_id = gen_random_uuid()")
                .update();

        assertThat(stepping.find(LIST)).isEmpty();
        assertThat(stepping.begin(LIST)).isTrue();
    }

    @Test
    void oneWhoseTablesHaveAnotherShapeThanTheLiveOnesEnds() {
        stepUpTo(LIST, 1);
        sql.sql("alter table read_model.order_list add column note text").update();

        assertThat(stepping.find(LIST)).isEmpty();

        sql.sql("alter table read_model.order_list drop column note").update();
    }

    private void assertNothingIsLeft() {
        assertThat(stepping.find(LIST)).isEmpty();
        assertThat(tables("order_list")).isEmpty();
        assertThat(sql.sql("select count(*) from read_model.dead_letters where processor = 'order-list.stepping'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
