package dev.orderflow.platform.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.ForEveryReadModel;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay builds a read model anew beside the live one, and the new build takes its place. */
class ReplayIT extends ReplayFixture {

    @ParameterizedTest
    @ValueSource(strings = {LIST, "order-details"})
    void whatHasGoneWrongInTheRowsIsMended(String readModel) {
        operator.awaitCaughtUp(readModel);
        String table = readModel.replace('-', '_');
        List<String> before = rows(table);
        sql.sql("update read_model." + table + " set customer_id = 'somebody else' where order_id = ?")
                .param(order.value())
                .update();

        operator.replay(readModel);

        assertThat(rows(table)).isEqualTo(before);
        assertThat(differences(readModel)).isEqualTo(1);
    }

    @ForEveryReadModel
    void everyReadModelComesOutAsTheLogHasIt(String readModel) {
        operator.replay(readModel);

        assertThat(Folds.differences(sql, readModel)).isZero();
    }

    @Test
    void meanwhileTheOldRowsAreReadAndFollowTheLog() {
        beginAReplayThatGetsNowhere();
        OrderId later = TestOrders.newId();
        commands.sendAndWait(TestOrders.place(later));

        operator.awaitCaughtUp(LIST);

        assertThat(operator.isReplaying(LIST)).isTrue();
        assertThat(version(order)).isZero();
        assertThat(version(later)).isZero();
        letTheNewBuildGoOn();
        operator.awaitReplay(LIST);
        assertThat(version(order)).isZero();
        assertThat(version(later)).isZero();
    }

    @Test
    void afterwardsTheNewRowsFollowTheLog() {
        operator.replay(LIST);

        commands.sendAndWait(TestOrders.confirm(order));
        operator.awaitCaughtUp(LIST);

        assertThat(version(order)).isEqualTo(1);
    }

    @Test
    void aSegmentThatIsSplitMeanwhileStaysSplit() {
        beginAReplayThatGetsNowhere();
        segments.split(LIST, 0);

        letTheNewBuildGoOn();
        operator.awaitReplay(LIST);

        assertThat(segmentIds()).containsExactly(0, 1, 2);
        assertThat(Folds.differences(sql, LIST)).isZero();
        segments.merge(LIST, 0);
        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {});
        assertThat(segmentIds()).containsExactly(0, 1);
    }

    /** Indices and keys of the tables that change places go by the same names. */
    @Test
    void theNewTablesAreLikeTheOldOnes() {
        List<String> before = indices();

        operator.replay(LIST);

        assertThat(indices()).isEqualTo(before).hasSize(5);
    }

    private long differences(String readModel) {
        return sql.sql("select differences from read_model.replays where processor = ? order by id desc limit 1")
                .param(readModel)
                .query(Long.class)
                .single();
    }

    private List<String> indices() {
        return sql.sql("""
                        select indexdef from pg_indexes
                        where schemaname = 'read_model' and tablename = 'order_list' order by indexname
                        """).query(String.class).list();
    }

    private List<Integer> segmentIds() {
        return sql.sql("select segment from read_model.tokens where processor = ? order by segment")
                .param(LIST)
                .query(Integer.class)
                .list();
    }
}
