package dev.orderflow.platform.web.problem;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A type of problem (RFC 9457). This class has the general ones; applications and other packages add their own.
 *
 * @param slug identifies the type in {@code /problems/<slug>} for ever, so it is written out. Two types with one slug are equal.
 */
public record ProblemType(String slug, HttpStatus status, String title) {

    public static final ProblemType INVALID_REQUEST =
            new ProblemType("invalid-request", HttpStatus.BAD_REQUEST, "The request is malformed");
    public static final ProblemType UNAUTHENTICATED =
            new ProblemType("unauthenticated", HttpStatus.UNAUTHORIZED, "Valid credentials are needed");
    public static final ProblemType FORBIDDEN =
            new ProblemType("forbidden", HttpStatus.FORBIDDEN, "These credentials don't allow this");
    public static final ProblemType NOT_FOUND =
            new ProblemType("not-found", HttpStatus.NOT_FOUND, "There is nothing at this address");
    public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType(
            "method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "This address does not take this method");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "No accepted media type can be served");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType(
            "unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body's media type is not supported");
    public static final ProblemType ALREADY_EXISTS =
            new ProblemType("already-exists", HttpStatus.CONFLICT, "There is something with this identifier already");
    public static final ProblemType CONCURRENT_CHANGE =
            new ProblemType("concurrent-change", HttpStatus.CONFLICT, "Others kept changing this at the same time");
    public static final ProblemType REQUEST_IN_PROGRESS = new ProblemType(
            "request-in-progress", HttpStatus.CONFLICT, "The first request with this key is still under way");
    public static final ProblemType VERSION_MISMATCH =
            new ProblemType("version-mismatch", HttpStatus.PRECONDITION_FAILED, "This is not at the expected version");
    public static final ProblemType REQUEST_TOO_LARGE =
            new ProblemType("request-too-large", HttpStatus.CONTENT_TOO_LARGE, "The request's body is too large");
    public static final ProblemType WRONG_NODE =
            new ProblemType("wrong-node", HttpStatus.MISDIRECTED_REQUEST, "Another node answers this");
    public static final ProblemType HEADERS_TOO_LARGE = new ProblemType(
            "headers-too-large", HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The request's headers are too large");
    public static final ProblemType IDEMPOTENCY_KEY_REUSED = new ProblemType(
            "idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "This key was used for another request");
    public static final ProblemType INTERNAL_ERROR =
            new ProblemType("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "The application has failed");
    public static final ProblemType READ_MODEL_BEHIND = new ProblemType(
            "read-model-behind", HttpStatus.SERVICE_UNAVAILABLE, "The read model has not caught up yet");
    public static final ProblemType OVERLOADED = new ProblemType(
            "overloaded", HttpStatus.SERVICE_UNAVAILABLE, "The application can't take this on at present");
    public static final ProblemType STORE_UNAVAILABLE = new ProblemType(
            "store-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The event store can't be used at present");

    /** The same type with a title of the application. */
    public ProblemType titled(String newTitle) {
        return new ProblemType(slug, status, newTitle);
    }

    /** A problem document of this type; {@code instance} and {@code correlationId} follow when it is written. */
    ProblemDetail document(String detail) {
        ProblemDetail document = ProblemDetail.forStatusAndDetail(status, detail);
        document.setType(URI.create("/problems/" + slug));
        document.setTitle(title);
        return document;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProblemType type && type.slug.equals(slug);
    }

    @Override
    public int hashCode() {
        return slug.hashCode();
    }
}
