package dev.orderflow.kafka;

import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import java.time.Duration;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** Closes the producers of segments that this node no longer has: another node works on them, or they were merged. Nobody waits for it. */
final class LostSegments extends ScheduledTask {

    private final Configuration axon;
    private final SegmentProducers producers;

    LostSegments(Configuration axon, SegmentProducers producers) {
        super("kafka-lost-segments", Duration.ofMinutes(1), Duration.ofSeconds(1));
        this.axon = axon;
        this.producers = producers;
    }

    @Override
    protected void run() {
        axon.eventProcessingConfiguration()
                .eventProcessor(OrderEventPublisher.PROCESSOR, StreamingEventProcessor.class)
                .ifPresent(publisher ->
                        producers.closeAllBut(publisher.processingStatus().keySet()));
    }
}
