package dev.orderflow.platform.web.security;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Answers 401 to a bad token, and 503 to one that can't be checked because the issuer's keys are out of reach: after a 401 a
 * caller discards its token, after a 503 it tries again with it.
 */
final class TokenRefusal implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRefusal.class);

    private final Unauthenticated unauthenticated;
    private final ProblemWriter problems;

    TokenRefusal(Unauthenticated unauthenticated, ProblemWriter problems) {
        this.unauthenticated = unauthenticated;
        this.problems = problems;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof AuthenticationServiceException) {
            LOG.warn(
                    "Tokens can't be checked: {}",
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
            problems.write(
                    request,
                    response,
                    new Problem(
                                    ProblemType.OVERLOADED,
                                    "Tokens can't be checked, because their issuer is out of reach. Nothing was done; come back with the same token.")
                            .retryAfter(Duration.ofSeconds(5)));
        } else {
            unauthenticated.commence(request, response, failure);
        }
    }
}
