package dev.orderflow.platform.operations;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.ResponseEntity;

/** The response to an action of an operator: it is recorded, and every node carries it out. */
record RequestedAction(String processor, String action, Instant requestedAt) {

    static ResponseEntity<RequestedAction> now(String processor, String action) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/processors/" + processor))
                .body(new RequestedAction(processor, action, Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }
}
