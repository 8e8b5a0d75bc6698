package dev.orderflow.platform.eventstore;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the log's table is what appends rely on: its sequence is not behind it, and its keys and triggers are there. A restore or a logical
 * replication may leave some of this out. A node starts all the same, because it can answer queries.
 * See docs/decisions/0026-positions-never-go-back.md.
 */
public class LogCheck implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(LogCheck.class);

    private final JdbcClient sql;
    private List<String> last = List.of();

    LogCheck(JdbcClient sql) {
        this.sql = sql;
    }

    /** What is wrong, a sentence each. Logged when it changes. */
    public synchronized List<String> faults() {
        List<String> faults = sql.sql("""
                        select fault from event_store.faults() union all select fault from event_store.boundary_faults()
                        """).query(String.class).list();
        if (!faults.equals(last)) {
            last = faults;
            if (faults.isEmpty()) {
                LOG.info("The log is consistent again");
            } else {
                LOG.error(
                        "The log is not consistent; see \"The log is inconsistent\" in the runbook: {}",
                        String.join(" ", faults));
            }
        }
        return faults;
    }

    /** At the start, which a check that fails does not end. */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            faults();
        } catch (DataAccessException e) {
            LOG.warn("The log could not be checked; it is tried again", e);
        }
    }
}
