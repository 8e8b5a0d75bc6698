package dev.orderflow.stock.process;

import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import dev.orderflow.platform.role.NodeRole;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The orders that have had to wait for long, as meters. Every node reports the same. {@code NaN}, for which no alert fires, while nobody
 * knows.
 */
final class UnsettledMeters extends ScheduledTask implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(UnsettledMeters.class);

    /** Most scrapes are further apart. */
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** It takes a moment to settle an order, and some tries after a failure of the database. More than a thousand are not counted. */
    private static final String READ = """
            select count(*) filter (where failure is null) as unsettled, count(failure) as failing
            from (
                select failure from stock.unsettled_orders where noted_at < now() - interval '5 minutes' limit 1000
            ) as long_noted
            """;

    private record Counts(long unsettled, long failing) {}

    private final JdbcClient sql;
    private final NodeRole role;

    private volatile @Nullable Counts counts;

    UnsettledMeters(JdbcClient sql, NodeRole role) {
        super("stock-monitor", INTERVAL, INTERVAL);
        this.sql = sql;
        this.role = role;
    }

    /** A read node settles nothing, and does not know who waits. */
    @Override
    public boolean isAutoStartup() {
        return role.takesCommands();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("orderflow.stock.unsettled", () -> value(Counts::unsettled))
                .description("Orders whose stock nobody has settled for long")
                .register(meters);
        Gauge.builder("orderflow.stock.failing", () -> value(Counts::failing))
                .description("Orders whose stock was tried to settle in vain for long")
                .register(meters);
    }

    @Override
    protected void run() {
        try {
            counts = sql.sql(READ).query(Counts.class).single();
        } catch (RuntimeException e) {
            LOG.debug("The orders that wait for their stock can't be counted", e);
            counts = null;
        }
    }

    private double value(ToLongFunction<Counts> figure) {
        Counts read = counts;
        return read == null ? Double.NaN : figure.applyAsLong(read);
    }
}
