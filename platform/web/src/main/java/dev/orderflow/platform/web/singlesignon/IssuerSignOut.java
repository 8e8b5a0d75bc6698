package dev.orderflow.platform.web.singlesignon;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** Ends what the issuer says (OpenID Connect Back-Channel Logout): one session, or all of a person. Spring Security has checked its token. */
final class IssuerSignOut implements LogoutHandler {

    private static final String PATH = "/logout/connect/back-channel/";

    private final SessionStore sessions;

    IssuerSignOut(SessionStore sessions) {
        this.sessions = sessions;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication issuer) {
        if (issuer != null && issuer.getPrincipal() instanceof OidcLogoutToken token) {
            String registration = request.getServletPath().substring(PATH.length());
            sessions.end(registration, token.getSubject(), token.getSessionId());
        }
    }
}
