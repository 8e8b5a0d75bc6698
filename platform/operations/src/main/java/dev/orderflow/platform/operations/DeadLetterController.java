package dev.orderflow.platform.operations;

import dev.orderflow.platform.web.request.EmptyRequest;
import dev.orderflow.platform.web.security.RequiresScope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The dead letters of a processor. */
@RestController
@RequestMapping("/api/processors/{name}/dead-letters")
@RequiresScope("ops:admin")
class DeadLetterController {

    private final DeadLetterOperations operations;

    DeadLetterController(DeadLetterOperations operations) {
        this.operations = operations;
    }

    @GetMapping
    Map<String, List<DeadLetterItem>> listDeadLetters(@PathVariable String name) {
        return Map.of("items", operations.list(name));
    }

    @PostMapping("/{id}/retry")
    ResponseEntity<RequestedAction> retryDeadLetter(
            @PathVariable String name,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        operations.retry(name, id);
        return RequestedAction.now(name, "retry");
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardDeadLetter(
            @PathVariable String name,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        operations.discard(name, id);
    }
}
