package dev.orderflow.platform.web.singlesignon;

import dev.orderflow.platform.web.security.TokenAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Opens a session when somebody has signed in: Spring Security passes on the tokens here. An access token that would not be good in a
 * request, such as one for another application, opens none. The session that the browser had before is ended: nobody could sign out of
 * it any more.
 */
final class SessionOpening implements OAuth2AuthorizedClientRepository {

    private final SessionStore sessions;
    private final TokenAuthentication tokens;

    SessionOpening(SessionStore sessions, TokenAuthentication tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication signedIn,
            HttpServletRequest request,
            HttpServletResponse response) {
        String token = client.getAccessToken().getTokenValue();
        Instant end = tokens.of(token).getCredentials() instanceof Jwt jwt ? jwt.getExpiresAt() : null;
        if (end == null || !(signedIn.getPrincipal() instanceof OidcUser person)) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_TOKEN, "The access token has no end, or there is no ID token", null));
        }
        PendingSignIn.earlierSession(request).ifPresent(sessions::end);
        SessionSecret session = SessionSecret.random();
        sessions.open(
                session,
                new SessionTokens(
                        client.getClientRegistration().getRegistrationId(),
                        token,
                        person.getIdToken().getTokenValue(),
                        displayName(person)),
                Objects.requireNonNull(person.getSubject(), "OpenID Connect requires it"),
                person.getClaimAsString("sid"),
                end);
        PageCookie.SESSION.set(session.text(), request, response);
    }

    private static @Nullable String displayName(OidcUser person) {
        return Stream.of(person.getPreferredUsername(), person.getFullName(), person.getEmail())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** Nothing here asks other servers in the name of a person. */
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Spring Security's
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication caller, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication caller, HttpServletRequest request, HttpServletResponse response) {}
}
