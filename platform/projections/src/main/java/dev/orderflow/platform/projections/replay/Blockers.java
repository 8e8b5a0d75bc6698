package dev.orderflow.platform.projections.replay;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What others have attached to a read model's tables and can't be attached to their successors. */
final class Blockers {

    private final JdbcClient sql;

    Blockers(JdbcClient sql) {
        this.sql = sql;
    }

    /** What stops a replay from beginning. The tables that the one before has left are dropped then. */
    List<String> ofBothBuilds(String readModel) {
        return sql.sql("select read_model.blockers(?, 'read_model', 'read_model_spare')")
                .param(readModel)
                .query(String.class)
                .list();
    }

    /** What stops a replay from ending. */
    List<String> ofLiveBuild(String readModel) {
        return sql.sql("select read_model.blockers(?, 'read_model')")
                .param(readModel)
                .query(String.class)
                .list();
    }
}
