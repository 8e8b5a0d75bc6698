package dev.orderflow.platform.web.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The closed set of problem types. The slug is the name in lower case, and its URI identifies the type for ever. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is malformed"),
    INVALID_ORDER(HttpStatus.BAD_REQUEST, "The request is well-formed, but against the rules for orders"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Valid credentials are needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "These credentials don't allow this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
    ORDER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such order"),
    VERSION_NOT_FOUND(HttpStatus.NOT_FOUND, "The order has no such version"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address does not take this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No accepted media type can be served"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body's media type is not supported"),
    ORDER_EXISTS(HttpStatus.CONFLICT, "There is an order with this identifier already"),
    ORDER_REJECTED(HttpStatus.CONFLICT, "The order refuses this in its present state"),
    CONCURRENT_CHANGE(HttpStatus.CONFLICT, "Others kept changing the order at the same time"),
    REQUEST_IN_PROGRESS(HttpStatus.CONFLICT, "The first request with this key is still under way"),
    REPLAY_IN_PROGRESS(HttpStatus.CONFLICT, "The read model is being rebuilt already"),
    VERSION_MISMATCH(HttpStatus.PRECONDITION_FAILED, "The order is not at the expected version"),
    REQUEST_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request's body is too large"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "This key was used for another request"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The application has failed"),
    READ_MODEL_BEHIND(HttpStatus.SERVICE_UNAVAILABLE, "The read model has not caught up yet"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "The application can't take this on at present"),
    STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The event store can't be used at present");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    /** A problem document of this type; {@code instance} and {@code correlationId} follow when it is written. */
    public ProblemDetail document(String detail) {
        ProblemDetail document = ProblemDetail.forStatusAndDetail(status, detail);
        document.setType(
                URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        document.setTitle(title);
        return document;
    }
}
