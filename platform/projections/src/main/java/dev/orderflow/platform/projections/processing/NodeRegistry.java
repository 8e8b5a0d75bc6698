package dev.orderflow.platform.projections.processing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What all nodes know of each other and of what is wanted: rows, and the database's clock. */
@Component
public class NodeRegistry {

    /** A node beats each second. One that has missed four beats in a row is taken for dead, as long as its claims hold. */
    private static final String NODES = """
            select node from read_model.nodes where seen_at > now() - interval '5 seconds' order by node
            """;

    /** A batch that fails is tried again after ten seconds at most: soon enough, and not so often that it fills the logs. */
    private static final String VACANT = """
            select processor, segment from read_model.tokens
            where (owner is null or timestamp::timestamptz <= now() - interval '5 seconds')
                and not exists (select from read_model.failures
                    where failures.processor = tokens.processor and at > now() - interval '10 seconds')
            """;

    /** A segment of a processor that nobody works on. */
    record Vacant(String processor, int segment) {}

    private static final String BEAT = """
            insert into read_model.nodes (node, seen_at) values (?, now())
            on conflict (node) do update set seen_at = excluded.seen_at
            """;

    private final JdbcClient sql;

    NodeRegistry(JdbcClient sql) {
        this.sql = sql;
    }

    /** Says that a node lives. */
    void beat(String node) {
        sql.sql(BEAT).param(node).update();
    }

    /** Says that a node goes, so that nobody waits until it is missed; and forgets those who died without a word. */
    void leave(String node) {
        sql.sql("delete from read_model.nodes where node = ? or seen_at < now() - interval '1 hour'")
                .param(node)
                .update();
    }

    /** The nodes that live, in an order on which all of them agree. */
    List<String> nodes() {
        return sql.sql(NODES).query(String.class).list();
    }

    /** How many segments each processor has. One that has never run has none yet. */
    SortedMap<String, Integer> segments() {
        SortedMap<String, Integer> segments = new TreeMap<>();
        sql.sql("select processor, count(*) from read_model.tokens group by processor")
                .query(row -> {
                    segments.put(row.getString(1), row.getInt(2));
                });
        return segments;
    }

    /** The segments that wait for somebody to take them, but for those of processors whose batches have just failed. */
    List<Vacant> vacant() {
        return sql.sql(VACANT).query(Vacant.class).list();
    }

    /** The read models that nobody is to write. */
    public Set<String> paused() {
        return new HashSet<>(sql.sql("select processor from read_model.paused_processors")
                .query(String.class)
                .list());
    }

    /** Stops a read model's processors on all nodes, until it is resumed. A replay stands still meanwhile. */
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

    /** The read models that are being rebuilt. */
    Set<String> replayed() {
        return new HashSet<>(sql.sql("select processor from read_model.replays where finished_at is null")
                .query(String.class)
                .list());
    }
}
