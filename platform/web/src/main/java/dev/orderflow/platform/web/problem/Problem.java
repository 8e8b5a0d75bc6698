package dev.orderflow.platform.web.problem;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;

/** Answers a request with a problem document: thrown by whoever finds the problem. */
public class Problem extends ErrorResponseException {

    private final ProblemType type;

    public Problem(ProblemType type, String detail) {
        super(type.status(), type.document(detail), null);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }

    /** Adds what a caller needs in order to act. */
    public Problem with(String property, Object value) {
        getBody().setProperty(property, value);
        return this;
    }

    /** Says when a retry makes sense, in whole seconds. */
    public Problem retryAfter(Duration wait) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        return this;
    }

    /** An expected answer, like those of the domain; and no place in the code is of use to a client. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
