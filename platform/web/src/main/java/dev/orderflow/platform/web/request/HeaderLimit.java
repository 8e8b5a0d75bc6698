package dev.orderflow.platform.web.request;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses headers that are too large (431). Tomcat has a limit of its own, but answers what is beyond it with 400 and no document, so
 * that one has to be higher ({@code server.max-http-request-header-size}).
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // within the filter that answers with a problem document
final class HeaderLimit extends OncePerRequestFilter {

    /** The colon, the space and the line break that come with each header. */
    private static final int PUNCTUATION = 4;

    private final long most;

    HeaderLimit(long most) {
        this.most = most;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (size(request) > most) {
            throw new Problem(ProblemType.HEADERS_TOO_LARGE, "At most " + most + " bytes of headers are read.");
        }
        chain.doFilter(request, response);
    }

    /** In bytes, since a character of a header is one. */
    private static long size(HttpServletRequest request) {
        long size = 0;
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            for (Enumeration<String> values = request.getHeaders(name); values.hasMoreElements(); ) {
                size += name.length() + values.nextElement().length() + PUNCTUATION;
            }
        }
        return size;
    }
}
