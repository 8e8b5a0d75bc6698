package dev.orderflow.platform.web.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartException;

/** The problems of requests that Spring or the container refuses. */
final class HttpFailures {

    private HttpFailures() {}

    static @Nullable Problem problem(Throwable cause) {
        if (cause instanceof MissingServletRequestParameterException missing) {
            return Problem.ofParameter(ProblemType.INVALID_REQUEST, missing.getParameterName(), "is missing");
        }
        if (cause instanceof MissingRequestHeaderException missing) {
            return Problem.ofParameter(ProblemType.INVALID_REQUEST, missing.getHeaderName(), "is missing");
        }
        if (cause instanceof ErrorResponse response) {
            Problem problem = problem(response.getStatusCode());
            problem.getHeaders().putAll(response.getHeaders());
            return problem;
        }
        if (cause instanceof HttpMessageNotReadableException) {
            return new Problem(ProblemType.INVALID_REQUEST, "This needs a body.")
                    .with("errors", List.of(Map.of("pointer", "", "detail", "must be a JSON object")));
        }
        HttpStatusCode status = status(cause);
        return status == null ? null : problem(status);
    }

    private static @Nullable HttpStatusCode status(Throwable cause) {
        if (cause instanceof InvalidParameterException invalid) {
            return HttpStatusCode.valueOf(invalid.getErrorCode());
        }
        if (cause instanceof RequestRejectedException
                || cause instanceof MultipartException
                || cause instanceof BadRequestException) {
            return HttpStatus.BAD_REQUEST;
        }
        if (cause instanceof AuthenticationException) {
            return HttpStatus.UNAUTHORIZED;
        }
        if (cause instanceof AccessDeniedException) {
            return HttpStatus.FORBIDDEN;
        }
        if (cause instanceof RejectedExecutionException) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        ResponseStatus annotated = AnnotatedElementUtils.findMergedAnnotation(cause.getClass(), ResponseStatus.class);
        return annotated == null ? null : annotated.code();
    }

    /** For a refusal of which only the status is known. Any other client error is a malformed request. */
    static Problem problem(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> new Problem(ProblemType.UNAUTHENTICATED, "Send valid credentials.");
            case 403 -> new Problem(ProblemType.FORBIDDEN, "These credentials don't carry the scope that this needs.");
            case 404 -> new Problem(ProblemType.NOT_FOUND, "Nothing is known under this path.");
            case 405 -> new Problem(ProblemType.METHOD_NOT_ALLOWED, "The header Allow names the methods that are.");
            case 406 -> new Problem(ProblemType.NOT_ACCEPTABLE, "None of the media types in Accept can be served.");
            case 413 -> new Problem(ProblemType.REQUEST_TOO_LARGE, "The request is larger than what is read.");
            case 415 -> new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json, in UTF-8.");
            case 503 ->
                new Problem(ProblemType.OVERLOADED, "Nothing was written. Try again later.")
                        .retryAfter(Duration.ofSeconds(1));
            // The container does not know the transfer coding or the version of HTTP.
            case 501, 505 -> rejected();
            default ->
                status.is4xxClientError()
                        ? rejected()
                        : new Problem(
                                ProblemType.INTERNAL_ERROR,
                                "The fault is ours and has been logged; the correlation id helps us to find it.");
        };
    }

    static Problem rejected() {
        return new Problem(ProblemType.INVALID_REQUEST, "The path, a parameter or a header is malformed.");
    }
}
