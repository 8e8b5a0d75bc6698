package dev.orderflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.replication.TestProducers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.junit.jupiter.api.Test;

/** The transaction that has the token commits after Kafka has committed the events, or not at all. */
class OrderEventPublisherTest {

    private final MockProducer<String, byte[]> kafka = TestProducers.ready();
    private final OrderEventPublisher publisher = new OrderEventPublisher(
            new CloudEventRecords(new PublishingProperties("orders", URI.create("urn:test"), "test-"), Tenants.NONE),
            new SegmentProducers(segment -> TestProducers.transactional(() -> kafka)));
    private final List<String> endOfToken = new ArrayList<>();

    @Test
    void theTokenCommitsAfterTheEvents() {
        handle(PublishedEvents.shipped(), new OrderDelivered(PublishedEvents.ORDER));

        assertThat(endOfToken).containsExactly("commit after 2 events in 1 commit(s) of Kafka");
    }

    @Test
    void withoutABrokerTheTokenIsRolledBack() {
        kafka.commitTransactionException = new TimeoutException("the broker is away");

        ResultMessage<?> result = handle(PublishedEvents.shipped());

        assertThat(result.isExceptional()).isTrue();
        assertThat(endOfToken).containsExactly("rollback");
    }

    /** As a processor does. */
    private ResultMessage<?> handle(OrderEvent... events) {
        BatchingUnitOfWork<EventMessage<?>> batch = new BatchingUnitOfWork<>(messages(events));
        batch.resources().put("Processor[kafka-publisher]/SegmentId", 0);
        batch.attachTransaction(this::token);
        return batch.executeWithResult(
                () -> publisher.handle(batch.getMessage()), RollbackConfigurationType.ANY_THROWABLE);
    }

    private static List<EventMessage<?>> messages(OrderEvent... events) {
        List<EventMessage<?>> messages = new ArrayList<>();
        for (OrderEvent event : events) {
            messages.add(new GenericTrackedDomainEventMessage<>(
                    new GlobalSequenceTrackingToken(messages.size()),
                    new GenericDomainEventMessage<>("Order", event.orderId().toString(), messages.size(), event)));
        }
        return messages;
    }

    private Transaction token() {
        return new Transaction() {
            @Override
            public void commit() {
                endOfToken.add("commit after %s events in %s commit(s) of Kafka"
                        .formatted(kafka.history().size(), kafka.commitCount()));
            }

            @Override
            public void rollback() {
                endOfToken.add("rollback");
            }
        };
    }
}
