package dev.orderflow.platform.web.singlesignon;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * Ends the session here, and says by {@code Location} where the browser can end the one at the issuer. A script can't follow a redirect
 * to another site, so there is none.
 */
final class SignOut implements LogoutHandler, LogoutSuccessHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignOut.class);

    private final SessionStore sessions;
    private final OidcClientInitiatedLogoutSuccessHandler atIssuer;

    SignOut(SessionStore sessions, ClientRegistrationRepository issuers) {
        this.sessions = sessions;
        atIssuer = new OidcClientInitiatedLogoutSuccessHandler(issuers);
        atIssuer.setPostLogoutRedirectUri("{baseUrl}/");
        atIssuer.setRedirectStrategy((request, response, address) -> response.setHeader(HttpHeaders.LOCATION, address));
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication caller) {
        SessionCallers.secret(request).ifPresent(sessions::end);
        PageCookie.SESSION.clear(request, response);
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication caller)
            throws IOException {
        response.setStatus(HttpStatus.NO_CONTENT.value());
        if (caller != null && caller.getDetails() instanceof OpenSession session) {
            try {
                atIssuer.onLogoutSuccess(request, response, asSignedIn(session.tokens()));
            } catch (Exception issuerIsAway) {
                LOG.warn("A session is ended here, but not at its issuer: {}", issuerIsAway.toString());
            }
        }
    }

    /** As it was when the person signed in. Only the ID token matters, and Spring Security wants a subject with it. */
    private static OAuth2AuthenticationToken asSignedIn(SessionTokens tokens) {
        OidcIdToken idToken = OidcIdToken.withTokenValue(tokens.idToken())
                .subject("signed out")
                .build();
        return new OAuth2AuthenticationToken(new DefaultOidcUser(List.of(), idToken), List.of(), tokens.registration());
    }
}
