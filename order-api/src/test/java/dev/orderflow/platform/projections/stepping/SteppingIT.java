package dev.orderflow.platform.projections.stepping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.api.ForEveryReadModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events are applied as a processor applies them, but one at a time, and beside the live read model. */
class SteppingIT extends SteppingFixture {

    @ForEveryReadModel
    void whoHasComeToTheHeadHasTheRowsOfTheLiveReadModel(String readModel) {
        operator.awaitCaughtUp(readModel);
        assertThat(stepping.begin(readModel)).isTrue();
        step(readModel);

        run(readModel, Long.MAX_VALUE);

        for (String table : sql.sql("select table_name from read_model.read_models where processor = ?")
                .param(readModel)
                .query(String.class)
                .list()) {
            assertThat(differences(table)).as(table).isZero();
        }
        stepping.end(readModel);
    }

    @Test
    void aStepNamesItsMethodAndTheRowThatItChanges() {
        stepUpTo(LIST, 1);

        Step step = step(LIST);

        assertThat(step.outcome()).isEqualTo(StepOutcome.APPLIED);
        assertThat(step.handler()).isEqualTo("OrderListProjection.on(OrderConfirmed)");
        assertThat(step.changes()).hasSize(1);
        RowChange row = step.changes().get(0);
        assertThat(row.table()).isEqualTo("order_list");
        assertThat(row.key()).contains(order.toString());
        assertThat(row.before()).contains("\"PLACED\"").contains("\"79.60\"");
        assertThat(row.after()).contains("\"CONFIRMED\"").contains("\"79.60\"");
    }

    @Test
    void aStepShowsTheSumsThatItMoves() {
        stepUpTo(SUMMARY, 1);

        Step step = step(SUMMARY);

        assertThat(step.changes())
                .extracting(RowChange::table)
                .containsExactlyInAnyOrder("customer_summary_orders", "customer_summary", "customer_summary");
    }

    @Test
    void theFirstEventOfAnOrderInsertsItsRow() {
        stepUpTo(LIST, 0);

        assertThat(step(LIST).changes()).hasSize(1).allSatisfy(row -> {
            assertThat(row.before()).isNull();
            assertThat(row.after()).contains("\"PLACED\"");
        });
    }

    @Test
    void theLiveRowsAndTheTokenStayAsTheyAre() {
        operator.pause(LIST);
        List<String> before = live();

        stepUpTo(LIST, 2);
        step(LIST);

        assertThat(live()).isEqualTo(before);
        operator.resume(LIST);
    }

    @Test
    void anEventThatCannotBeAppliedChangesNoRowAndTheNextOneWaits() {
        refuse(1);
        try {
            stepUpTo(LIST, 1);

            Step failed = step(LIST);
            Step next = step(LIST);

            assertThat(failed.outcome()).isEqualTo(StepOutcome.DEAD_LETTER);
            assertThat(failed.cause()).contains("violates check constraint \"no_newts\"");
            assertThat(failed.changes()).isEmpty();
            assertThat(next.outcome()).isEqualTo(StepOutcome.WAITING);
            assertThat(stepping.find(LIST).orElseThrow().deadLetters()).isEqualTo(2);
            assertThat(deadLetters(LIST)).isZero();
        } finally {
            sql.sql("alter table read_model.order_list drop constraint no_newts")
                    .update();
        }
    }

    @Test
    void anEventOfAnUnknownTypeIsSkipped() {
        stepUpTo(LIST, 2);
        step(LIST);
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select gen_random_uuid(), aggregate_type, gen_random_uuid()::text, 0, 'OrderPraised', '1', now(), '{}', '{}'
                        from event_store.events where aggregate_id = ? and sequence_number = 0
                        """).param(order.toString()).update();

        Step step = step(LIST);

        assertThat(step.outcome()).isEqualTo(StepOutcome.SKIPPED);
        assertThat(step.handler()).isNull();
        assertThat(step.changes()).isEmpty();
    }

    @Test
    void theEndOfTheLogIsSaid() {
        assertThat(stepping.begin(LIST)).isTrue();
        run(LIST, Long.MAX_VALUE);

        assertThatExceptionOfType(NoNextEvent.class).isThrownBy(() -> stepping.step(LIST, null));
    }

    @Test
    void aStepThatIsAskedForTwiceIsDoneOnce() {
        assertThat(stepping.begin(LIST)).isTrue();
        long first = stepping.step(LIST, 0L).orElseThrow().position();

        assertThatExceptionOfType(SteppingMoved.class).isThrownBy(() -> stepping.step(LIST, 0L));

        assertThat(stepping.find(LIST).orElseThrow().position()).isEqualTo(first);
    }

    @Test
    void aSessionDoesNotGoBack() {
        stepUpTo(LIST, 1);

        assertThatExceptionOfType(SteppingMoved.class).isThrownBy(() -> stepping.run(LIST, 0));
    }

    /** Without sums that are 0 again: they have no row if one batch has moved them there and back. */
    private long differences(String table) {
        String rows = """
                select * from %s.%s as row
                where exists (select from jsonb_each(to_jsonb(row)) where jsonb_typeof(value) = 'number' and value <> '0')
                """;
        String live = rows.formatted("read_model", table);
        String stepped = rows.formatted("read_model_stepping", table);
        return sql.sql("select count(*) from ((%1$s except %2$s) union all (%2$s except %1$s)) as different"
                        .formatted(live, stepped))
                .query(Long.class)
                .single();
    }

    private List<String> live() {
        return sql.sql("""
                        select row::text from read_model.order_list as row
                        union all select token from read_model.tokens where processor = 'order-list'
                        union all select row::text from read_model.dead_letters as row where processor = 'order-list'
                        order by 1
                        """).query(String.class).list();
    }

    /** The live row is past that already. */
    private void refuse(long version) {
        sql.sql(
                        "alter table read_model.order_list add constraint no_newts check (order_id <> '%s' or version < %s) not valid"
                                .formatted(order, version))
                .update();
    }

    private long deadLetters(String processor) {
        return sql.sql("select count(*) from read_model.dead_letters where processor = ?")
                .param(processor)
                .query(Long.class)
                .single();
    }
}
