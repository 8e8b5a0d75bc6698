package dev.orderflow.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.platform.eventstore.Tenants;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

/** A record has all that is about an event in its headers, and nothing personal anywhere. */
class CloudEventRecordsTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final PublishingProperties properties = new PublishingProperties("orders", URI.create("urn:test"), "test-");
    private final CloudEventRecords records = new CloudEventRecords(properties, Tenants.NONE);
    private final CloudEventRecords ofTenants = new CloudEventRecords(properties, new Tenants() {
        @Override
        public String of(MetaData metaData) {
            return metaData.getOrDefault(KEY, "initial").toString();
        }
    });

    @Test
    void theHeadersAreThoseOfACloudEventInBinaryMode() {
        ProducerRecord<String, byte[]> record = record(
                PublishedEvents.shipped(),
                Map.of("correlationId", "request-1", "actor", "clerk", "traceparent", TRACE));

        assertThat(record.topic()).isEqualTo("orders");
        assertThat(record.key()).isEqualTo(PublishedEvents.ORDER.toString());
        assertThat(headers(record))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "event-1")
                .containsEntry("ce_type", "dev.orderflow.order.shipped.v1")
                .containsEntry("ce_source", "urn:test")
                .containsEntry("ce_subject", PublishedEvents.ORDER.toString())
                .containsEntry("ce_time", "2026-11-27T10:00:00Z")
                .containsEntry("ce_position", "42")
                .containsEntry("ce_correlationid", "request-1")
                .containsEntry("content-type", "application/json")
                .containsEntry("traceparent", TRACE)
                .hasSize(10);
    }

    @Test
    void whatTheMetadataDoNotHaveIsLeftOut() {
        assertThat(headers(record(PublishedEvents.shipped(), Map.of())))
                .doesNotContainKeys("traceparent", "ce_correlationid", "ce_tenant");
    }

    @Test
    void whereTenantsAreOnARecordNamesItsTenantAndTheOrderIsStillTheKey() {
        ProducerRecord<String, byte[]> record = record(ofTenants, PublishedEvents.shipped(), Map.of("tenant", "acme"));

        assertThat(record.key()).isEqualTo(PublishedEvents.ORDER.toString());
        assertThat(headers(record)).containsEntry("ce_tenant", "acme");
        assertThat(headers(record(ofTenants, PublishedEvents.shipped(), Map.of())))
                .containsEntry("ce_tenant", "initial");
    }

    @Test
    void theGuideNamesAllHeaders() throws IOException {
        Map<String, String> metadata = Map.of("correlationId", "request-1", "traceparent", TRACE, "tenant", "acme");
        String guide = Files.readString(Path.of("../docs/kafka.md"));

        assertThat(headers(record(ofTenants, PublishedEvents.shipped(), metadata))
                        .keySet())
                .contains("ce_tenant")
                .allSatisfy(header -> assertThat(guide).contains("`" + header + "`"));
    }

    @Test
    void neitherAReasonNorATrackingNumberNorAnActorIsPublished() {
        Map<String, String> metadata = Map.of("actor", "clerk");

        assertThat(record(PublishedEvents.shipped(), metadata).toString() + text(PublishedEvents.shipped()))
                .doesNotContain("BV 1042", "clerk");
        assertThat(text(PublishedEvents.cancelled())).doesNotContain("sister");
    }

    private String text(OrderEvent event) {
        return new String(record(event, Map.of()).value(), UTF_8);
    }

    private ProducerRecord<String, byte[]> record(OrderEvent event, Map<String, ?> metadata) {
        return record(records, event, metadata);
    }

    private static ProducerRecord<String, byte[]> record(
            CloudEventRecords records, OrderEvent event, Map<String, ?> metadata) {
        GenericDomainEventMessage<OrderEvent> stored = new GenericDomainEventMessage<>(
                "Order",
                event.orderId().toString(),
                2,
                new org.axonframework.messaging.GenericMessage<>("event-1", event, metadata),
                Instant.parse("2026-11-27T10:00:00Z"));
        return records.of(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(42), stored));
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}
