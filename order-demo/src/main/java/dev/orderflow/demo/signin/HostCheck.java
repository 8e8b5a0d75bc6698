package dev.orderflow.demo.signin;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only requests that name this machine as their host. Everybody knows the passwords of the demo, so a page of another site
 * must not reach it: such a page can let its own name lead to 127.0.0.1 (DNS rebinding), and then the browser takes the demo for a
 * part of that site.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // within the filter that answers with a problem document
final class HostCheck extends OncePerRequestFilter {

    private static final ProblemType MISDIRECTED = new ProblemType(
            "misdirected-request", HttpStatus.MISDIRECTED_REQUEST, "This server does not answer for this host");

    /** Names are compared as they stand: a name that has to be looked up is what an attacker controls. */
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[?(::1|(0{1,4}:){7}0{0,3}1)\\]?");

    private final Set<String> names;

    /** @param names by which the demo may be reached besides */
    HostCheck(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getServerName();
        if (!LOOPBACK.matcher(host).matches() && !names.contains(host)) {
            throw new Problem(
                    MISDIRECTED, "The demo answers for localhost. Set orderflow.demo.host to use another name.");
        }
        chain.doFilter(request, response);
    }
}
