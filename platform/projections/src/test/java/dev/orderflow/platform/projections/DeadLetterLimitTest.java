package dev.orderflow.platform.projections;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.eventstore.StoredEventLookup;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DeadLetterLimitTest {

    private static final JdbcTemplate TWO_WAIT = new JdbcTemplate() {
        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T queryForObject(String sql, Class<T> type, @Nullable Object @Nullable ... arguments) {
            return (T) Integer.valueOf(2);
        }
    };

    /** A batch may have those of one tenant after those of another. */
    @Test
    void aProcessorStopsAtTheFirstOfThemInTheLog() {
        DeadLetterStore store = new DeadLetterQueue(
                        TWO_WAIT, new SkippedEvents(TWO_WAIT), DeadLetterLimitTest::noLog, 1)
                .of(Generation.live("list"), Object.class);
        List<DeadLetterCandidate> letters =
                Stream.of(7, 3).map(DeadLetterLimitTest::letter).toList();

        assertThatThrownBy(() -> store.requireRoomFor(letters)).hasMessageContaining("stops at position 3");
    }

    private static StoredEventLookup noLog() {
        throw new IllegalStateException("Nobody has to look into the log");
    }

    private static DeadLetterCandidate letter(int position) {
        GenericDomainEventMessage<String> event = new GenericDomainEventMessage<>("Order", "order-1", 0, "an event");
        return new DeadLetterCandidate(new EventEnvelope(event, position, position), null, false);
    }
}
