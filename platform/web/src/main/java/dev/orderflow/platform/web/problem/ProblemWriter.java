package dev.orderflow.platform.web.problem;

import dev.orderflow.platform.web.correlation.CorrelationFilter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents, whatever the request accepts. This is the only place where an error becomes bytes. */
public class ProblemWriter {

    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Does nothing if an answer has already been started. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] document = document(request, problem);
        problem.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        write(request, response, problem.getStatusCode().value(), document);
    }

    /** A document as it is sent. */
    public byte[] document(HttpServletRequest request, Problem problem) {
        ProblemDetail document = problem.getBody();
        document.setInstance(instance(request));
        document.setProperty(CorrelationFilter.KEY, CorrelationFilter.of(request));
        return json.writeValueAsBytes(document);
    }

    /** Sends a document, which may be that of an earlier request. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status, byte[] document)
            throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader(
                CorrelationFilter.HEADER, CorrelationFilter.of(request)); // the container's refusals pass no filter
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    private static @Nullable URI instance(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed instanceof String uri ? uri : request.getRequestURI();
        try {
            return new URI(path);
        } catch (URISyntaxException e) {
            return quoted(path);
        }
    }

    /** A path that is no URI, such as one with a stray percent sign, is quoted until it is one. */
    private static @Nullable URI quoted(String path) {
        try {
            return new URI(null, null, path, null);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
