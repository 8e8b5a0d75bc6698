package dev.orderflow.benchmarks;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the read models are behind the log, as the database knows it. */
final class Lag {

    private final JdbcClient sql;

    Lag(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    double secondsToCatchUp() throws InterruptedException {
        long begin = System.nanoTime();
        long head = head();
        while (lowest("processor not like '%.rebuild'") < head) {
            Thread.sleep(10);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    long head() {
        return sql.sql("select coalesce(max(position), 0) from event_store.events")
                .query(Long.class)
                .single();
    }

    /** How far all segments have come; 0 at the start. */
    long position(String processor) {
        return lowest("processor = '" + processor + "'");
    }

    private long lowest(String condition) {
        return sql.sql("""
                        select coalesce(min(coalesce((token::jsonb ->> 'index')::bigint, 0)), 0)
                        from read_model.tokens where %s
                        """.formatted(condition)).query(Long.class).single();
    }
}
