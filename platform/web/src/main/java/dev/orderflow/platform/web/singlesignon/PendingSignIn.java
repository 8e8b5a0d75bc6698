package dev.orderflow.platform.web.singlesignon;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * What a sign-in has to know again when the issuer sends the browser back, to whichever node. A cookie has it, so that a stranger who
 * only begins to sign in takes no memory and writes no row.
 *
 * <p>It has the id of the browser's session, if there is one: the session's own cookie does not come along when another site sends the
 * browser back.
 */
final class PendingSignIn implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** None of the texts has it: all of them are Base64 for URLs. */
    private static final String BETWEEN = ".";

    private static final int PARTS = 5;

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun != null) {
            String value = String.join(
                    BETWEEN,
                    begun.getState(),
                    begun.getAttribute(OidcParameterNames.NONCE),
                    begun.getAttribute(PkceParameterNames.CODE_VERIFIER),
                    SessionCallers.secret(request)
                            .map(session ->
                                    Base64.getUrlEncoder().withoutPadding().encodeToString(session.id()))
                            .orElse(""),
                    begun.getAttribute(OAuth2ParameterNames.REGISTRATION_ID));
            PageCookie.SIGN_IN.set(value, request, response);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        String[] parts = parts(request);
        if (parts.length < PARTS || !parts[0].equals(request.getParameter(OAuth2ParameterNames.STATE))) {
            return null;
        }
        return OAuth2AuthorizationRequest.authorizationCode()
                // Required, and not used any more: the browser has been there.
                .authorizationUri(request.getRequestURI())
                .clientId(parts[4])
                .redirectUri(request.getRequestURL().toString())
                .scope("openid")
                .state(parts[0])
                .attributes(Map.of(
                        OidcParameterNames.NONCE, parts[1],
                        PkceParameterNames.CODE_VERIFIER, parts[2],
                        OAuth2ParameterNames.REGISTRATION_ID, parts[4]))
                .build();
    }

    /** The id of the session that the browser had when it began to sign in. */
    static Optional<byte[]> earlierSession(HttpServletRequest request) {
        String[] parts = parts(request);
        return parts.length < PARTS || parts[3].isEmpty()
                ? Optional.empty()
                : Optional.of(Base64.getUrlDecoder().decode(parts[3]));
    }

    private static String[] parts(HttpServletRequest request) {
        String value = PageCookie.SIGN_IN.value(request);
        return value == null ? new String[0] : value.split("\\.", PARTS);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        PageCookie.SIGN_IN.clear(request, response);
        return loadAuthorizationRequest(request);
    }
}
