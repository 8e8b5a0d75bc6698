package dev.orderflow.platform.web.security;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Decodes the tokens of an issuer that may be unreachable. A token of any other form or issuer is refused without asking the
 * issuer, so that a bad token stays the caller's fault while the issuer is down.
 */
final class IssuedTokens implements JwtDecoder {

    private final String issuer;
    private final JwtDecoder decoder;

    IssuedTokens(String issuer, JwtDecoder decoder) {
        this.issuer = issuer;
        this.decoder = decoder;
    }

    /** @throws JwtException when the token is bad ({@link BadJwtException}) or can't be checked now */
    @Override
    public Jwt decode(String token) {
        requireIssuer(token);
        try {
            return decoder.decode(token);
        } catch (JwtDecoderInitializationException outOfReach) {
            throw new JwtException("The keys of the issuer can't be read", outOfReach);
        }
    }

    private void requireIssuer(String token) {
        try {
            if (!issuer.equals(SignedJWT.parse(token).getJWTClaimsSet().getIssuer())) {
                throw new BadJwtException("Another issuer");
            }
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new BadJwtException("Malformed token", malformed);
        }
    }
}
