package dev.orderflow.api.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import dev.orderflow.projections.ReadModel;
import java.sql.SQLException;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The processors of a new log start when its second append has committed, and its first one has not yet. */
@FullApplication
@Import(FirstStartIT.TwoAppends.class)
class FirstStartIT {

    /** Made before any processor starts. */
    static final class TwoAppends {

        private final Append first;
        private final Append second;

        TwoAppends(JdbcConnectionDetails details, @SuppressWarnings("unused") JdbcClient migrated) throws SQLException {
            var database = new DriverManagerDataSource(
                    details.getJdbcUrl(), String.valueOf(details.getUsername()), String.valueOf(details.getPassword()));
            first = Append.begin(database);
            second = Append.committed(database);
        }
    }

    @Autowired
    private TwoAppends appends;

    @Autowired
    private List<ReadModel<?>> readModels;

    @Autowired
    private JdbcClient sql;

    @Test
    void noReadModelMissesTheFirstEvent() throws SQLException {
        assertThat(appends.first.position).isLessThan(appends.second.position);
        Awaitility.await().until(() -> processorsWithAnOwner() == readModels.size());

        appends.first.commit();

        for (String table : List.of("order_list", "order_details")) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(ordersIn(table))
                            .containsExactlyInAnyOrder(
                                    appends.first.order.toString(), appends.second.order.toString()));
        }
        Awaitility.await().until(() -> placed() == 2);
    }

    /** That is, with tokens that say where they begin. */
    private int processorsWithAnOwner() {
        return sql.sql("""
                        select count(*) from (select from read_model.tokens group by processor
                                              having bool_and(owner is not null)) as begun
                        """).query(Integer.class).single();
    }

    private List<String> ordersIn(String table) {
        return sql.sql("select order_id::text from read_model." + table)
                .query(String.class)
                .list();
    }

    private int placed() {
        return sql.sql("select coalesce(sum(placed), 0) from read_model.daily_statistics")
                .query(Integer.class)
                .single();
    }
}
