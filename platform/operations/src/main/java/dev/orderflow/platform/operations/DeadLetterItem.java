package dev.orderflow.platform.operations;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.projections.DeadLetter;
import java.time.Instant;

/** A dead letter in an HTTP response, with the event that it points to. */
record DeadLetterItem(
        String id,
        long position,
        String aggregateId,
        String type,
        @JsonRawValue String payload,
        String cause,
        Instant since,
        int attempts) {

    static DeadLetterItem of(DeadLetter letter, StoredEvent event) {
        return new DeadLetterItem(
                Long.toString(letter.position()),
                letter.position(),
                event.aggregateId(),
                event.type(),
                event.payload(),
                letter.cause(),
                letter.since(),
                letter.attempts());
    }
}
