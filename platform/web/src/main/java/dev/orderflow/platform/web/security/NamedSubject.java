package dev.orderflow.platform.web.security;

import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/** Every event names its actor for ever, so a token needs a name, and the name has to be text that can be stored. */
final class NamedSubject implements OAuth2TokenValidator<Jwt> {

    /** Up to 255 characters, as OpenID Connect has it; no control characters, no lone surrogates, and no blank ends. */
    private static final Pattern NAME = Pattern.compile("(?! )\\P{C}{1,255}(?<! )");

    /** With a public key alone nothing else checks the issuer. {@link Caller} ends it with a space, so it has none. */
    private static final Pattern ISSUER = Pattern.compile("[\\P{C}&&[^ ]]{1,255}");

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        String subject = token.getSubject();
        String issuer = token.getClaimAsString(JwtClaimNames.ISS);
        return subject != null
                        && NAME.matcher(subject).matches()
                        && (issuer == null || ISSUER.matcher(issuer).matches())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "No usable subject or issuer", null));
    }
}
