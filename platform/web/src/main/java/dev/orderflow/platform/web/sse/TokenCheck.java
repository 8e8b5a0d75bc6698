package dev.orderflow.platform.web.sse;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Whether the token that a stream was opened with is still valid. */
final class TokenCheck {

    private TokenCheck() {}

    /**
     * A token ends at its {@code exp}. Decoders accept it a little longer, because clocks differ. A stream that is opened in that time
     * ends when the decoder refuses the token, as it would refuse it in a request.
     */
    static BooleanSupplier of(Authentication caller, @Nullable JwtDecoder decoder) {
        if (!(caller.getCredentials() instanceof OAuth2Token token)) {
            return () -> true;
        }
        Instant end = token.getExpiresAt();
        if (end == null || Instant.now().isBefore(end)) {
            return () -> end == null || Instant.now().isBefore(end);
        }
        return () -> decoder != null && accepts(decoder, token.getTokenValue());
    }

    private static boolean accepts(JwtDecoder decoder, String token) {
        try {
            decoder.decode(token);
            return true;
        } catch (JwtException e) {
            return false;
        }
    }
}
