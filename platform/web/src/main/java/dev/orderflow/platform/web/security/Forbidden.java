package dev.orderflow.platform.web.security;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers 403. */
public final class Forbidden implements AccessDeniedHandler {

    private final ProblemWriter problems;

    public Forbidden(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denial)
            throws IOException, ServletException {
        problems.write(request, response, new Problem(ProblemType.FORBIDDEN, reason(denial)));
    }

    private static String reason(AccessDeniedException denial) {
        return denial instanceof CsrfException
                ? "A request that a cookie vouches for needs the token that GET /session tells, in the header that it names."
                : "This needs a scope which these credentials don't carry.";
    }
}
