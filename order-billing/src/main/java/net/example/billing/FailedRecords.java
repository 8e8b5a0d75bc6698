package net.example.billing;

import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.TransactionException;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** What happens to a record that could not be handled. */
@Configuration(proxyBeanMethods = false)
class FailedRecords {

    private static final FixedBackOff NEVER_AGAIN = new FixedBackOff(0, 0);

    /**
     * While the database is away, records wait, however long: each of them would fail. Any other record that fails goes to the dead-letter
     * topic with its cause in the headers, and the later ones of its order follow it there, in their sequence.
     */
    @Bean
    DefaultErrorHandler failedRecordHandler(
            KafkaTemplate<Object, Object> kafka, @Value("${billing.dead-letter-topic}") String topic) {
        // Without a number, the key of the record decides on the partition.
        DeadLetterPublishingRecoverer deadLetters =
                new DeadLetterPublishingRecoverer(kafka, (record, failure) -> new TopicPartition(topic, -1));
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters);
        handler.setBackOffFunction((record, failure) -> isPassing(failure) ? untilItWorks() : NEVER_AGAIN);
        return handler;
    }

    private static ExponentialBackOff untilItWorks() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(Duration.ofSeconds(5).toMillis());
        return backOff;
    }

    private static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionException || cause instanceof NonTransientDataAccessResourceException) {
                return true;
            }
            if (cause instanceof DataAccessException) {
                return !(cause instanceof NonTransientDataAccessException);
            }
        }
        return false;
    }
}
