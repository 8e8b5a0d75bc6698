package dev.orderflow.platform.operations;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.ResponseEntity;

/** The answer to an operator: it is written down, and every node will carry it out. */
record RequestedAction(String processor, String action, Instant requestedAt) {

    static ResponseEntity<RequestedAction> now(String processor, String action) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/processors/" + processor))
                .body(new RequestedAction(processor, action, Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }
}
