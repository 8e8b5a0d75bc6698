package dev.orderflow.platform.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How operators see the application.
 *
 * @param statusInterval How often a node reads the status of all processors for its meters and its health. A scrape or a probe gets
 *     the last one that was read. At most 4 s: the lag is kept each 5 s, and where nobody has read it there would be a gap.
 * @param stallTimeout A processor that has events to handle, but has not moved for so long, is reported as stalled. It is longer than
 *     any pause that ends by itself: a dead node is replaced within 10 s, and a gap in the log lasts 10 s at most.
 * @param actionsKept How many actions of operators are kept in the audit trail. Operators act by hand: so many are the work of years, and
 *     still only two megabytes.
 * @param retryTimeout After so long a retry of many dead letters ends, and says how many aggregates it has not tried. Clients and proxies
 *     wait longer than that for an answer.
 */
@ConfigurationProperties("orderflow.operations")
public record OperationsProperties(
        @DefaultValue("2s") Duration statusInterval,
        @DefaultValue("30s") Duration stallTimeout,
        @DefaultValue("10000") int actionsKept,
        @DefaultValue("10s") Duration retryTimeout) {

    private static final Duration LONGEST_STATUS_INTERVAL = Duration.ofSeconds(4);

    public OperationsProperties {
        if (statusInterval.compareTo(Duration.ZERO) <= 0 || statusInterval.compareTo(LONGEST_STATUS_INTERVAL) > 0) {
            throw new IllegalArgumentException(
                    "orderflow.operations.status-interval must be more than 0 and at most 4s, but is "
                            + statusInterval);
        }
    }
}
