package dev.orderflow.platform.web.problem;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the requests that could not be served because of the database, by PostgreSQL's error code. */
final class StoreFailureMeter implements MeterBinder {

    /**
     * The codes that raise the alarm. They are counted from 0, because an alert does not see a counter that begins with its first
     * failure.
     */
    private static final List<String> NAMED = List.of(
            "28000", "28P01", "3D000", "3F000", "42501", "53000", "53100", "53200", "53300", "53400", "54000", "54001",
            "54023", "55000", "58000", "58030", "58P01", "F0000", "XX000", "XX001", "XX002");

    private volatile @Nullable MeterRegistry meters;

    @Override
    public void bindTo(MeterRegistry meters) {
        this.meters = meters;
        NAMED.forEach(state -> counter(state, meters));
    }

    void count(Throwable failure) {
        MeterRegistry bound = meters;
        if (bound != null) {
            Problems.causes(failure)
                    .filter(SQLException.class::isInstance)
                    .map(cause -> ((SQLException) cause).getSQLState())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(state -> counter(state, bound).increment());
        }
    }

    private static Counter counter(String state, MeterRegistry meters) {
        return Counter.builder("orderflow.store.failures")
                .description("Requests that could not be served because of the database")
                .tag("state", state)
                .register(meters);
    }
}
