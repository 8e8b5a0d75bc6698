package dev.orderflow.api.security;

import dev.orderflow.api.problem.Problem;
import dev.orderflow.api.problem.ProblemType;
import dev.orderflow.api.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers 403. */
final class Forbidden implements AccessDeniedHandler {

    private final ProblemWriter problems;

    Forbidden(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denial)
            throws IOException, ServletException {
        problems.write(
                request,
                response,
                new Problem(ProblemType.FORBIDDEN, "This needs a scope which these credentials don't carry."));
    }
}
