package dev.orderflow.platform.replication;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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

/** The log is published as it is stored, and its token commits after Kafka or not at all. */
class LogPublisherIT {

    private final TestLog log = TestLog.ofItsOwn();
    private final MockProducer<String, String> kafka = ProducersWithoutBroker.ready();
    private final LogPublisher publisher =
            new LogPublisher(new LogRows(log.sql()), "log", new TransactionalProducer<>(() -> kafka));
    private final List<String> endOfToken = new ArrayList<>();

    @Test
    void theTokenCommitsAfterTheEvents() {
        publish(log.append("a"), log.append("a"));

        assertThat(endOfToken).containsExactly("commit after 2 events in 1 commit(s) of Kafka");
    }

    @Test
    void withoutABrokerTheTokenIsRolledBack() {
        kafka.commitTransactionException = new TimeoutException("the broker is away");

        ResultMessage<?> result = publish(log.append("a"));

        assertThat(result.isExceptional()).isTrue();
        assertThat(endOfToken).containsExactly("rollback");
    }

    @Test
    void anEventOfWhateverTypeIsPublishedAsItIsStored() {
        publish(log.append("a", TestLog.EXOTIC));

        Map<String, Object> row = log.sql()
                .sql("select *, payload::text as value, metadata::text as text from event_store.events")
                .query()
                .singleRow();
        ProducerRecord<String, String> record = kafka.history().get(0);
        assertThat(record.partition()).isZero();
        assertThat(record.key()).isNull();
        assertThat(record.value()).isEqualTo(row.get("value")).contains("1.10", "😀");
        assertThat(headers(record))
                .containsEntry("position", String.valueOf(row.get("position")))
                .containsEntry("previous", "0")
                .containsEntry("eventId", String.valueOf(row.get("event_id")))
                .containsEntry("causationId", String.valueOf(row.get("causation_id")))
                .containsEntry("aggregateType", "Thing")
                .containsEntry("aggregateId", "a")
                .containsEntry("sequenceNumber", "0")
                .containsEntry("type", "NobodyKnowsIt")
                .containsEntry("revision", "7")
                .containsEntry("metadata", String.valueOf(row.get("text")))
                .containsKey("timestamp");
    }

    @Test
    void eachEventNamesTheOneBeforeItAlsoAcrossAGapAndFromBatchToBatch() {
        publish(log.append("a"), log.append("a"));
        log.loseAPosition();
        publish(log.append("a"), log.append("b"));

        assertThat(kafka.history())
                .extracting(record -> headers(record).get("previous") + " -> "
                        + headers(record).get("position"))
                .containsExactly("0 -> 1", "1 -> 2", "2 -> 4", "4 -> 5");
    }

    /** As if the processor had been split after all. */
    @Test
    void aBatchWithHolesIsNotPublished() {
        long first = log.append("a");
        log.append("b");

        ResultMessage<?> result = publish(first, log.append("a"));

        assertThat(result.isExceptional()).isTrue();
        assertThat(kafka.history()).isEmpty();
        assertThat(endOfToken).containsExactly("rollback");
    }

    /** As a processor does. */
    private ResultMessage<?> publish(long... positions) {
        BatchingUnitOfWork<EventMessage<?>> batch = new BatchingUnitOfWork<>(Arrays.stream(positions)
                .<EventMessage<?>>mapToObj(LogPublisherIT::message)
                .toList());
        batch.attachTransaction(this::token);
        return batch.executeWithResult(
                () -> publisher.handle(batch.getMessage()), RollbackConfigurationType.ANY_THROWABLE);
    }

    private static EventMessage<?> message(long position) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(position), new GenericDomainEventMessage<>("Thing", "a", 0, ""));
    }

    private static Map<String, String> headers(ProducerRecord<String, String> record) {
        return Arrays.stream(record.headers().toArray())
                .collect(toMap(header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
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
