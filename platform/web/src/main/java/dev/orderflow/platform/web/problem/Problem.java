package dev.orderflow.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;

/** Thrown to answer a request with a problem document. */
public class Problem extends ErrorResponseException {

    private static final Pattern ONE_VERSION = Pattern.compile("\"(0|[1-9][0-9]*)\"");

    private final ProblemType type;

    public Problem(ProblemType type, String detail) {
        super(type.status(), type.document(detail), null);
        this.type = type;
    }

    /** A parameter or a header has a value that can't be used. */
    public static Problem ofParameter(ProblemType type, String name, String detail) {
        return new Problem(type, "The parameter or header " + name + " can't be taken.").withParameter(name, detail);
    }

    public ProblemType type() {
        return type;
    }

    /** Adds what a caller needs in order to act. */
    public Problem with(String property, Object value) {
        getBody().setProperty(property, value);
        return this;
    }

    /** Names the one parameter or header that is wrong, and what is wrong with it. */
    public Problem withParameter(String name, String detail) {
        return with("errors", List.of(Map.of("parameter", name, "detail", detail)));
    }

    /** Says which version {@code If-Match} has asked for: its number if there is only one; otherwise the header as it was sent. */
    public Problem withExpectedVersion(HttpServletRequest request) {
        String sent = String.join(", ", Collections.list(request.getHeaders(HttpHeaders.IF_MATCH)));
        Matcher version = ONE_VERSION.matcher(sent);
        return with("expectedVersion", version.matches() ? new BigInteger(version.group(1)) : sent);
    }

    /** Says when a retry makes sense, in whole seconds. */
    public Problem retryAfter(Duration wait) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        return this;
    }

    /** A problem is an expected answer, so it needs no stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
