package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.platform.projections.Projection;
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

    /** Made once the tables are there, and before any processor starts. */
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
    private List<Projection<?, ?>> readModels;

    @Autowired
    private JdbcClient sql;

    @Test
    void noReadModelMissesTheFirstEvent() throws SQLException {
        assertThat(appends.first.position).isLessThan(appends.second.position);
        Awaitility.await().until(() -> readModelsWithAnOwner() == readModels.size());

        appends.first.commit();

        for (Projection<?, ?> readModel : readModels) {
            new Operator(sql).awaitCaughtUp(readModel.name());
            assertThat(Folds.differences(sql, readModel.name()))
                    .as(readModel.name())
                    .isZero();
        }
    }

    /** That is, with tokens that say where they begin. */
    private int readModelsWithAnOwner() {
        return sql.sql("""
                        select count(*) from (select from read_model.tokens
                                              where processor in (select processor from read_model.read_models)
                                              group by processor having bool_and(owner is not null)) as begun
                        """).query(Integer.class).single();
    }
}
