package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import dev.orderflow.platform.operations.OperationsProperties;
import dev.orderflow.platform.operations.lag.LagSample;
import dev.orderflow.platform.operations.lag.LagSamples;
import dev.orderflow.platform.projections.processor.ProcessorStatus;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Offers what this node has read last to the samples of the lag, more often than they are taken: so no interval is missed while
 * one node is alive. What is not known is not offered, and leaves a gap.
 */
final class LagSampler extends ScheduledTask {

    private static final Logger LOG = LoggerFactory.getLogger(LagSampler.class);

    private final StatusPoller poller;
    private final LagSamples samples;

    LagSampler(StatusPoller poller, LagSamples samples, OperationsProperties properties) {
        super("lag-sampler", properties.statusInterval(), properties.statusInterval());
        this.poller = poller;
        this.samples = samples;
    }

    @Override
    protected void run() {
        Map<String, ProcessorObservation> processors = poller.processors();
        if (processors == null || processors.isEmpty()) {
            return;
        }
        try {
            samples.add(processors.values().stream().map(LagSampler::sample).toList());
        } catch (DataAccessException e) {
            LOG.debug("The lag can't be kept", e); // while the database is away or only reads, others say so
        }
    }

    private static LagSample sample(ProcessorObservation processor) {
        ProcessorStatus status = processor.status();
        return new LagSample(status.name(), status.lagEvents(), status.lagSeconds());
    }
}
