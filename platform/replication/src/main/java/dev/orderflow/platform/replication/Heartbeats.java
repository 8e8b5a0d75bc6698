package dev.orderflow.platform.replication;

import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.projections.processor.SegmentClaim;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.axonframework.eventhandling.TrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says that the publisher is alive, and how far it has come. Only the node that publishes says so, and as with a batch, the token's row is
 * locked meanwhile: so nothing is being published, and no other node's producer is shut out.
 */
final class Heartbeats extends ScheduledTask {

    /** A read node notices after three of them that they are missing. One is a transaction of Kafka with one record of 100 bytes. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

    private final SegmentClaims claims;
    private final TransactionTemplate transactions;
    private final LogRows rows;
    private final String node;
    private final String topic;
    private final TransactionalProducer<String, String> producer;

    Heartbeats(
            SegmentClaims claims,
            TransactionTemplate transactions,
            LogRows rows,
            Node node,
            String topic,
            TransactionalProducer<String, String> producer) {
        super("log-heartbeat", INTERVAL, Duration.ofSeconds(1));
        this.claims = claims;
        this.transactions = transactions;
        this.rows = rows;
        this.node = node.name();
        this.topic = topic;
        this.producer = producer;
    }

    /** What is wrong with the broker or the database is said by those who miss the heartbeat, and by the processor. */
    @Override
    protected void run() {
        try {
            if (own(claims.of(LogPublisher.PROCESSOR)).isPresent()) {
                transactions.executeWithoutResult(
                        transaction -> own(claims.lock(LogPublisher.PROCESSOR)).ifPresent(this::beat));
            }
        } catch (KafkaException | DataAccessException | TransactionException e) {
            LOG.debug("There is no heartbeat", e);
        }
    }

    private Optional<SegmentClaim> own(List<SegmentClaim> segments) {
        return segments.stream().filter(claim -> node.equals(claim.owner())).findFirst();
    }

    private void beat(SegmentClaim claim) {
        TrackingToken token = claim.token();
        long handled = token == null ? 0 : token.position().orElse(0);
        producer.publish(List.of(rows.heartbeat(handled).to(topic)));
    }
}
