package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Operator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayOverForeignRowsIT extends ForeignRowFixture {

    /** What operators have discarded stays discarded if it fails again, or no replay would ever be taken. */
    @Test
    void aReplayOverAllOfThemIsTaken() {
        List<Long> positions = new ArrayList<>();
        // Two rows with no aggregate id would be of one aggregate, and wait for each other.
        ForeignRowKinds.all().stream().filter(ForeignRow::hasAggregateId).forEach(row -> {
            String order = row.isFirstOfItsOrder() ? newOrder() : placed();
            positions.add(row.insert(sql, id(order)));
            if (row.isOfAnOrder()) {
                ForeignRow.confirmation("one more").version(row.version() + 1).insert(sql, id(order));
            }
        });
        assertAllAreHandled();

        for (String readModel : ForeignRow.READ_MODELS) {
            discardEveryOther(
                    readModel,
                    waiting(readModel).stream().filter(positions::contains).toList());
            List<Long> waiting = waiting(readModel);

            new Operator(sql).replay(readModel);

            assertThat(waiting(readModel)).isEqualTo(waiting);
        }
    }

    private void discardEveryOther(String readModel, List<Long> letters) {
        for (int i = 0; i < letters.size(); i += 2) {
            String path = "/api/processors/" + readModel + "/dead-letters/" + letters.get(i);
            assertThat(operator().delete(path).status()).isEqualTo(204);
        }
    }
}
