package dev.orderflow.platform.web.singlesignon;

import dev.orderflow.platform.web.security.TokenAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Finds the caller in the session: whoever would be the caller if the request had brought the token. Spring Security asks only where the
 * caller matters, so a file of the page costs no query.
 */
final class SessionCallers implements SecurityContextRepository {

    private final SessionStore sessions;
    private final TokenAuthentication tokens;

    SessionCallers(SessionStore sessions, TokenAuthentication tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    @SuppressWarnings("deprecation") // the method that replaces it calls it, and sees to it that it is called once
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        return secret(exchange.getRequest())
                .flatMap(secret -> sessions.find(secret).flatMap(kept -> caller(secret, kept)))
                .map(SecurityContextImpl::new)
                .orElseGet(SecurityContextImpl::new);
    }

    /** A session is written when it is opened, and not changed after that. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return PageCookie.SESSION.value(request) != null;
    }

    static Optional<SessionSecret> secret(HttpServletRequest request) {
        try {
            return Optional.ofNullable(PageCookie.SESSION.value(request)).map(SessionSecret::of);
        } catch (IllegalArgumentException anotherCookie) {
            return Optional.empty();
        }
    }

    private Optional<Authentication> caller(SessionSecret secret, SessionTokens kept) {
        try {
            if (tokens.of(kept.accessToken()) instanceof JwtAuthenticationToken caller
                    && caller.getCredentials() instanceof Jwt token
                    && token.getExpiresAt() != null) {
                caller.setDetails(new OpenSession(sessions, secret, kept, caller.getName(), token.getExpiresAt()));
                return Optional.of(caller);
            }
            return Optional.empty();
        } catch (AuthenticationServiceException outOfReach) {
            throw IssuerOutOfReach.problem();
        } catch (AuthenticationException over) {
            return Optional.empty();
        }
    }
}
