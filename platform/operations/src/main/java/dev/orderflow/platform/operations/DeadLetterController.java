package dev.orderflow.platform.operations;

import dev.orderflow.platform.projections.DeadLetterCause;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.request.EmptyRequest;
import dev.orderflow.platform.web.request.Parameters;
import dev.orderflow.platform.web.security.RequiresScope;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The dead letters of a processor. */
@RestController
@RequestMapping("/api/processors/{name}/dead-letters")
@RequiresScope("ops:admin")
@AnsweredBy(NodeRole.BOTH)
class DeadLetterController {

    private static final Pattern CAUSE = Pattern.compile("[0-9a-f]{12}");

    private static final int MOST = 1_000;

    private final DeadLetterOperations operations;
    private final BulkRetry bulk;

    DeadLetterController(DeadLetterOperations operations, BulkRetry bulk) {
        this.operations = operations;
        this.bulk = bulk;
    }

    /** Without a limit as many as a processor may have by default, so that nobody has to page who never needs to. */
    @GetMapping
    DeadLetterPage listDeadLetters(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit) {
        long start = Parameters.wholeNumber("after", after, 0, Parameters.GREATEST, 0);
        int most = (int) Parameters.wholeNumber("limit", limit, 1, MOST, MOST);
        return operations.list(name, checked(cause), start, most);
    }

    @GetMapping("/causes")
    Map<String, List<DeadLetterCause>> listCauses(@PathVariable String name) {
        return Map.of("items", operations.causes(name));
    }

    @PostMapping("/retry")
    ResponseEntity<RetriedDeadLetters> retryDeadLetters(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cause,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        RetriedDeadLetters retried = bulk.retry(name, checked(cause));
        return ResponseEntity.accepted()
                .location(URI.create("/api/processors/" + name))
                .body(retried);
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

    private static @Nullable String checked(@Nullable String cause) {
        return Parameters.matching("cause", cause, CAUSE, "the id of a cause");
    }
}
