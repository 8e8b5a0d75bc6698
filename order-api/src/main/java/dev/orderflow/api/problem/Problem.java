package dev.orderflow.api.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;

/** Answers a request with a problem document: thrown by whoever finds the problem. */
public class Problem extends ErrorResponseException {

    public Problem(ProblemType type, String detail) {
        super(type.status(), type.document(detail), null);
    }

    /** Adds what a caller needs in order to act. */
    public Problem with(String property, Object value) {
        getBody().setProperty(property, value);
        return this;
    }

    /** Tells the caller when to try again. */
    public Problem retryAfterSeconds(int seconds) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
        return this;
    }
}
