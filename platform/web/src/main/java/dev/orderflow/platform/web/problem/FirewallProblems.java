package dev.orderflow.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers requests that the security firewall rejects before it checks credentials: misleading paths and headers. */
class FirewallProblems implements RequestRejectedHandler {

    private final ProblemWriter problems;

    FirewallProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException {
        problems.write(request, response, HttpFailures.rejected());
    }
}
