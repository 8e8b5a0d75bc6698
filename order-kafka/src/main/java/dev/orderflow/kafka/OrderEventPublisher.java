package dev.orderflow.kafka;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.platform.projections.SideEffectHandler;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * Publishes each event of an order. The token of its processor commits after Kafka has committed the batch, so an event may be published
 * twice, if the node dies in between, but none is left out. It refuses to repeat what it has published: if the log has gone back, it stands
 * still until a person decides. See docs/decisions/0050-integration-events.md.
 */
@ProcessingGroup(OrderEventPublisher.PROCESSOR)
final class OrderEventPublisher implements SideEffectHandler {

    static final String PROCESSOR = "kafka-publisher";

    private static final String RESOURCE = OrderEventPublisher.class.getName();

    /** Axon's name for the segment, among the resources of a batch. */
    private static final String SEGMENT = "Processor[" + PROCESSOR + "]/SegmentId";

    private final CloudEventRecords records;
    private final SegmentProducers producers;

    OrderEventPublisher(CloudEventRecords records, SegmentProducers producers) {
        this.records = records;
        this.producers = producers;
    }

    /** Each record names its tenant. */
    @Override
    public boolean tellsTenantsApart() {
        return true;
    }

    /** The log may hold events of others. An event of an order that this version does not know is not passed over: consumers count on all. */
    @Override
    public boolean canHandle(EventMessage<?> event) {
        return OrderEvent.class.isAssignableFrom(event.getPayloadType())
                || (event.getPayloadType() == UnknownSerializedType.class
                        && "Order".equals(((DomainEventMessage<?>) event).getType()));
    }

    /**
     * The token has been stored by the time the batch is published, so its row is locked and no other node can take the segment over before
     * the transaction ends.
     */
    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        List<ProducerRecord<String, byte[]>> collected = batch.getOrComputeResource(RESOURCE, key -> {
            List<ProducerRecord<String, byte[]>> empty = new ArrayList<>();
            int segment = batch.getResource(SEGMENT);
            batch.onPrepareCommit(work -> producers.publish(segment, empty));
            return empty;
        });
        collected.add(records.of(event));
        return null;
    }
}
