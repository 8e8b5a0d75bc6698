package dev.orderflow.platform.web.singlesignon;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemMapper;
import dev.orderflow.platform.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;

/** What the issuer has signed can't be checked now, which is nobody's fault here and passes. */
final class IssuerOutOfReach implements ProblemMapper {

    @Override
    public @Nullable Problem map(Throwable cause, HttpServletRequest request) {
        return cause instanceof AuthenticationServiceException ? problem() : null;
    }

    static Problem problem() {
        return new Problem(
                        ProblemType.OVERLOADED,
                        "What the issuer has signed can't be checked, because the issuer is out of reach. Nothing was done; come back.")
                .retryAfter(Duration.ofSeconds(5));
    }
}
