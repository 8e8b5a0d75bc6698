package dev.orderflow.api.history;

import dev.orderflow.api.http.Scopes;
import dev.orderflow.api.query.OrderAnswers;
import dev.orderflow.api.query.Version;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.request.EntityTags;
import dev.orderflow.platform.web.security.RequiresScope;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An order as it was: at a version, or at a time. Hidden from the description, which shows them as two parameters of one call. */
@Hidden
@RestController
@RequestMapping("/api/orders/{orderId}")
@RequiresScope(Scopes.ORDERS_READ)
@AnsweredBy(NodeRole.BOTH)
class TimeTravelController {

    private final TimeTravel past;
    private final OrderAnswers answers;

    TimeTravelController(TimeTravel past, OrderAnswers answers) {
        this.past = past;
        this.answers = answers;
    }

    @GetMapping(params = "version")
    ResponseEntity<Object> atVersion(
            @PathVariable OrderId orderId,
            @RequestParam Version version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable EntityTags ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable EntityTags ifNoneMatch) {
        return answers.of(past.atVersion(orderId, version.value()), ifMatch, ifNoneMatch);
    }

    @GetMapping(params = "asOf")
    ResponseEntity<Object> asOf(
            @PathVariable OrderId orderId,
            @RequestParam PointInTime asOf,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable EntityTags ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable EntityTags ifNoneMatch) {
        return answers.of(past.asOf(orderId, asOf.value()), ifMatch, ifNoneMatch);
    }

    @GetMapping(params = {"version", "asOf"})
    ResponseEntity<Object> both(
            @PathVariable OrderId orderId, @RequestParam Version version, @RequestParam PointInTime asOf) {
        throw new Problem(ProblemType.INVALID_REQUEST, "An order is shown at a version or at a time, not at both.")
                .withParameter("asOf", "does not go with version");
    }
}
