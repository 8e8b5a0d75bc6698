package dev.orderflow.platform.web.sse;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Whether the session that a stream was opened in still has the same caller. A new id of the session changes nothing. */
final class SessionCheck {

    private SessionCheck() {}

    static BooleanSupplier of(Authentication caller, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !caller.equals(signedIn(session))) {
            return () -> true; // the request has brought its own credentials
        }
        return () -> {
            Authentication now = signedIn(session);
            return now != null && now.getName().equals(caller.getName());
        };
    }

    private static @Nullable Authentication signedIn(HttpSession session) {
        try {
            return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                            instanceof SecurityContext context
                    ? context.getAuthentication()
                    : null;
        } catch (IllegalStateException ended) {
            return null;
        }
    }
}
