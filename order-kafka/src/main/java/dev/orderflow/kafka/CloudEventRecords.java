package dev.orderflow.kafka;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.platform.eventstore.Tenants;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import tools.jackson.databind.json.JsonMapper;

/** An event as Kafka gets it: a CloudEvent in binary mode, with its data as the value and all that is about it in headers. */
final class CloudEventRecords {

    /** As tools that follow traces expect it, in the metadata and in the header. */
    private static final String TRACE = "traceparent";

    private static final JsonMapper JSON = new JsonMapper();

    private final String topic;
    private final URI source;
    private final Tenants tenants;

    CloudEventRecords(PublishingProperties properties, Tenants tenants) {
        this.topic = properties.topic();
        this.source = properties.source();
        this.tenants = tenants;
    }

    /**
     * The order is the key: Kafka keeps the sequence of records with the same key. Orders of two tenants may have the same id. They share a
     * partition then, and each keeps its sequence.
     */
    ProducerRecord<String, byte[]> of(EventMessage<?> event) {
        DomainEventMessage<?> stored = (DomainEventMessage<?>) event;
        CloudEvent published = cloudEvent(stored);
        ProducerRecord<String, byte[]> record = KafkaMessageFactory.<String>createWriter(
                        topic, stored.getAggregateIdentifier())
                .writeBinary(published);
        if (event.getMetaData().get(TRACE) instanceof String trace) {
            record.headers().add(TRACE, trace.getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    private CloudEvent cloudEvent(DomainEventMessage<?> event) {
        IntegrationEvent published = IntegrationEvents.of((OrderEvent) event.getPayload(), event.getSequenceNumber());
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(event.getIdentifier())
                .withType(published.type())
                .withSource(source)
                .withSubject(event.getAggregateIdentifier())
                .withTime(event.getTimestamp().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                // Of the log. It grows from event to event, also over all orders.
                .withExtension("position", Long.toString(position(event)))
                .withData(JSON.writeValueAsBytes(published.data()));
        if (event.getMetaData().get("correlationId") instanceof String correlation) {
            builder.withExtension("correlationid", correlation);
        }
        String tenant = tenants.of(event.getMetaData());
        if (tenant != null) {
            builder.withExtension("tenant", tenant);
        }
        return builder.build();
    }

    private static long position(EventMessage<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
    }
}
