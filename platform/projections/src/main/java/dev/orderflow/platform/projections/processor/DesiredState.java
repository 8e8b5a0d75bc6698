package dev.orderflow.platform.projections.processor;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators want the processors to do. It is written down as rows, which every node reads and carries out. */
public final class DesiredState {

    private final JdbcClient sql;

    DesiredState(JdbcClient sql) {
        this.sql = sql;
    }

    /** Stops a read model's processors on all nodes until it is resumed. Its replay stands still, too. */
    public void pause(String readModel) {
        sql.sql("insert into read_model.paused_processors (processor) values (?) on conflict do nothing")
                .param(readModel)
                .update();
    }

    public void resume(String readModel) {
        sql.sql("delete from read_model.paused_processors where processor = ?")
                .param(readModel)
                .update();
    }

    /** The read models whose processors must not run. */
    public Set<String> paused() {
        return set("select processor from read_model.paused_processors");
    }

    /** The read models that are being replayed. */
    public Set<String> replayed() {
        return set("select processor from read_model.replays where finished_at is null");
    }

    private Set<String> set(String query) {
        return new HashSet<>(sql.sql(query).query(String.class).list());
    }
}
