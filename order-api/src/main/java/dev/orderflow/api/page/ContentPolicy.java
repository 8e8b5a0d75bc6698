package dev.orderflow.api.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers, with each answer, that nothing runs here but our own files: what somebody has written into an order stays text,
 * whatever mistake is made in showing it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // before whoever may refuse the request
class ContentPolicy extends OncePerRequestFilter {

    /** Pico draws its arrows and ticks from addresses that carry the picture. */
    private static final String OUR_FILES = "default-src 'none'; connect-src 'self'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'; ";

    /** Swagger UI's own files, among them styles that it writes into its page. */
    private static final String DESCRIPTION = OUR_FILES + "script-src 'self'; style-src 'self' 'unsafe-inline'";

    private final String page;

    ContentPolicy(@Value("classpath:/static/index.html") Resource index) throws IOException {
        page = OUR_FILES + "style-src 'self'; script-src 'self' "
                + ImportMap.hash(index.getContentAsString(StandardCharsets.UTF_8))
                + "; require-trusted-types-for 'script'; trusted-types lit-html";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isDescription = request.getRequestURI().startsWith("/swagger-ui/");
        response.setHeader("Content-Security-Policy", isDescription ? DESCRIPTION : page);
        chain.doFilter(request, response);
    }
}
