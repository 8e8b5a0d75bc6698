package dev.orderflow.platform.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How operators see the application.
 *
 * @param statusInterval How often a node reads the status of all processors for its meters and its health. A scrape or a probe gets
 *     the last one that was read.
 * @param stallTimeout A processor that has events to handle, but has not moved for so long, is reported as stalled. It is longer than
 *     any pause that ends by itself: a dead node is replaced within 10 s, and a gap in the log lasts 10 s at most.
 */
@ConfigurationProperties("orderflow.operations")
public record OperationsProperties(
        @DefaultValue("2s") Duration statusInterval,
        @DefaultValue("30s") Duration stallTimeout) {}
