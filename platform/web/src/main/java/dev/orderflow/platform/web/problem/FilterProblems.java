package dev.orderflow.platform.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers a failure in a filter in the same way as one in a controller. Spring MVC handles only the latter. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // around all other filters, within the correlation id
class FilterProblems extends OncePerRequestFilter {

    private final ProblemAdvice advice;

    FilterProblems(ProblemAdvice advice) {
        this.advice = advice;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e; // the container then breaks the connection off, so that the client sees an incomplete answer
            }
            advice.answer(e, request, response);
        }
    }
}
