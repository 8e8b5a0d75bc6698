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
 * With each answer, tells browsers to run only our own files. Even if the page inserts an order's text in a wrong way, that text can't
 * run as a script.
 *
 * <p>See docs/decisions/0023-a-page-without-a-build-step.md.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // before the filters that may refuse the request
class ContentPolicy extends OncePerRequestFilter {

    /** For Swagger UI too. It and Pico draw arrows and ticks from {@code data:} addresses. */
    private static final String OUR_FILES = "default-src 'none'; connect-src 'self'; img-src 'self' data:;"
            + " style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; script-src 'self'";

    private final String page;

    ContentPolicy(@Value("classpath:/static/index.html") Resource index) throws IOException {
        String map = ImportMap.hash(index.getContentAsString(StandardCharsets.UTF_8));
        page = OUR_FILES + " " + map + "; require-trusted-types-for 'script'; trusted-types lit-html";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isSwagger = request.getRequestURI().startsWith("/swagger-ui/");
        response.setHeader("Content-Security-Policy", isSwagger ? OUR_FILES : page);
        chain.doFilter(request, response);
    }
}
