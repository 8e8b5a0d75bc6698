package net.example.billing;

import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;
import tools.jackson.core.JacksonException;

/** What happens to a record that could not be handled. */
@Configuration(proxyBeanMethods = false)
class FailedRecords {

    private static final FixedBackOff NEVER_AGAIN = new FixedBackOff(0, 0);

    /**
     * A record that can't be used goes to the dead-letter topic with its cause in the headers, and the later ones of its order, of the
     * same tenant, follow it there in their sequence. After any other failure records wait, however long: while the database is away, or has become a standby, each of
     * them would fail.
     */
    @Bean
    DefaultErrorHandler failedRecordHandler(
            KafkaTemplate<Object, Object> kafka, @Value("${billing.dead-letter-topic}") String topic) {
        // Without a number, the key of the record decides on the partition.
        DeadLetterPublishingRecoverer deadLetters =
                new DeadLetterPublishingRecoverer(kafka, (record, failure) -> new TopicPartition(topic, -1));
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters);
        handler.setBackOffFunction((record, failure) -> isUnusable(failure) ? NEVER_AGAIN : untilItWorks());
        return handler;
    }

    private static ExponentialBackOff untilItWorks() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(Duration.ofSeconds(5).toMillis());
        return backOff;
    }

    /** Of these alone it is known that the record is the cause. */
    static boolean isUnusable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnusableRecord
                    || cause instanceof IllegalArgumentException
                    || cause instanceof JacksonException
                    || cause instanceof DataIntegrityViolationException
                    || (cause instanceof SQLException refusal && isBeyondALimit(refusal))) {
                return true;
            }
        }
        return false;
    }

    /** SQLSTATE class 54, such as a text that is too long for an index. Spring takes it for a failure of the server. */
    private static boolean isBeyondALimit(SQLException refusal) {
        return refusal.getSQLState() != null && refusal.getSQLState().startsWith("54");
    }
}
