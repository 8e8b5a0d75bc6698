package dev.orderflow.platform.web.correlation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request its correlation id, from the header {@code X-Correlation-Id} or, if that is absent or malformed, a new
 * one. Runs before everything else, so that every answer carries it, refusals of the security filters included.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class CorrelationFilter extends OncePerRequestFilter {

    public static final String HEADER = "X-Correlation-Id";

    /** Names the id in the logging context, in problem documents and in the metadata of commands. */
    public static final String KEY = "correlationId";

    /** Nobody gains anything by guessing an id, so it needs no secure random numbers, for which threads wait on each other. */
    private static final IdGenerator IDS = new AlternativeJdkIdGenerator();

    private static final Pattern FORM = Pattern.compile("[ -~]{1,128}");

    /** The id of the request that the current thread works on. */
    public static String current() {
        String id = MDC.get(KEY);
        return id == null ? fresh() : id;
    }

    /** The id of a request. It is determined when it is asked for the first time. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(KEY) instanceof String id) {
            return id;
        }
        String sent = request.getHeader(HEADER);
        String id = sent != null && FORM.matcher(sent).matches() ? sent : fresh();
        request.setAttribute(KEY, id);
        return id;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = of(request);
        response.setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }

    private static String fresh() {
        return IDS.generateId().toString();
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
