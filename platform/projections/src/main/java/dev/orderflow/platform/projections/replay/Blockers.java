package dev.orderflow.platform.projections.replay;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What others have attached to the tables of a read model, and can't be attached to new ones. */
final class Blockers {

    private final JdbcClient sql;

    Blockers(JdbcClient sql) {
        this.sql = sql;
    }

    List<String> of(String readModel) {
        return sql.sql("select read_model.blockers(?)")
                .param(readModel)
                .query(String.class)
                .list();
    }
}
