package dev.orderflow.platform.web.security;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Reads the caller's name and scopes from a token. The name is the issuer, a space and the subject:
 * {@code https://issuer.example alice}; the subject alone if the token names no issuer. An issuer is a URI and has no spaces,
 * so the first space ends it.
 */
final class Caller implements Converter<Jwt, AbstractAuthenticationToken> {

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        String issuer = token.getClaimAsString(JwtClaimNames.ISS);
        String subject = Objects.requireNonNull(token.getSubject(), "NamedSubject has looked");
        String name = issuer == null ? subject : issuer + " " + subject;
        return new JwtAuthenticationToken(token, authorities(token.getClaims().get("scope")), name);
    }

    /** Scopes come as one string with spaces (RFC 8693) or, from some issuers, as a list. */
    private static List<GrantedAuthority> authorities(@Nullable Object claim) {
        Stream<?> scopes = claim instanceof Collection<?> list
                ? list.stream()
                : Stream.of(claim instanceof String text ? text.split(" ") : new String[0]);
        return scopes.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority(RequiredScope.authority(scope)))
                .toList();
    }
}
