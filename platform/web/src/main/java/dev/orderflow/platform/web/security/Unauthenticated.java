package dev.orderflow.platform.web.security;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers 401 and says what to send, but not what was wrong, which would help an attacker most. */
public final class Unauthenticated implements AuthenticationEntryPoint {

    private final String challenge;
    private final String advice;
    private final ProblemWriter problems;

    /** @param realm what the credentials are for: the name of the application */
    public Unauthenticated(String scheme, String realm, String advice, ProblemWriter problems) {
        this.challenge = scheme + " realm=\"" + realm + "\"";
        this.advice = advice;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        // RFC 6750: an error is named only if a token was sent.
        String error = failure instanceof OAuth2AuthenticationException ? ", error=\"invalid_token\"" : "";
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge + error);
        problems.write(request, response, new Problem(ProblemType.UNAUTHENTICATED, advice));
    }
}
