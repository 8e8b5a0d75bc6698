package dev.orderflow.demo.levers;

import dev.orderflow.platform.operations.AuditTrail;
import dev.orderflow.platform.web.request.EmptyRequest;
import dev.orderflow.platform.web.security.RequiresScope;
import java.net.URI;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The levers over HTTP. */
@RestController
@RequestMapping("/demo")
@RequiresScope("ops:admin")
class LeverController {

    record Switches(SortedMap<String, Integer> slowdowns, boolean fault) {}

    record RefusedOrder(UUID orderId) {}

    private final Slowdowns slowdowns;
    private final ListFault fault;
    private final AuditTrail trail;

    LeverController(Slowdowns slowdowns, ListFault fault, AuditTrail trail) {
        this.slowdowns = slowdowns;
        this.fault = fault;
        this.trail = trail;
    }

    /** Whoever looks at slow or broken projections has to see that somebody has switched that on. */
    @GetMapping("/switches")
    @RequiresScope("orders:read")
    Switches switches() {
        return new Switches(slowdowns.all(), fault.isThere());
    }

    @PutMapping("/slowdowns/{processor}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void slowDown(@PathVariable String processor, @RequestBody SlowdownRequest request) {
        // The wait is in memory, where no rollback would undo it, so it is set once its record is committed.
        trail.record(
                "slow-down", processor, request.millis() + " ms a batch", () -> slowdowns.check(processor, request));
        slowdowns.set(processor, request);
    }

    @PostMapping("/dead-letter")
    ResponseEntity<RefusedOrder> makeDeadLetter(
            Authentication caller, @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        trail.record("break", ListFault.PROCESSOR, null, fault::introduce);
        UUID orderId = fault.placeRefusedOrder(caller.getName());
        return ResponseEntity.created(URI.create("/api/orders/" + orderId)).body(new RefusedOrder(orderId));
    }

    @DeleteMapping("/fault")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mend(@RequestBody(required = false) @Nullable EmptyRequest nothing) {
        trail.record("repair", ListFault.PROCESSOR, null, fault::mend);
    }
}
