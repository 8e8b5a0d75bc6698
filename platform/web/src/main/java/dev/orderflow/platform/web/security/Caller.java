package dev.orderflow.platform.web.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    private final @Nullable String rolesClaim;
    private final Map<String, List<String>> scopesOf;

    Caller(TokenProperties properties) {
        rolesClaim = properties.rolesClaim();
        scopesOf = properties.scopesOf();
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        String issuer = token.getClaimAsString(JwtClaimNames.ISS);
        String subject = Objects.requireNonNull(token.getSubject(), "NamedSubject has looked");
        String name = issuer == null ? subject : issuer + " " + subject;
        return new JwtAuthenticationToken(token, authorities(token.getClaims()), name);
    }

    private List<GrantedAuthority> authorities(Map<String, Object> claims) {
        Stream<String> ofRoles = texts(rolesClaim == null ? null : claim(claims, rolesClaim))
                .flatMap(role -> scopesOf.getOrDefault(role, List.of()).stream());
        return Stream.concat(texts(claims.get("scope")), ofRoles)
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority(RequiredScope.authority(scope)))
                .toList();
    }

    /** Scopes come as one string with spaces (RFC 8693) or, from some issuers, as a list. */
    private static Stream<String> texts(@Nullable Object claim) {
        Stream<?> all = claim instanceof Collection<?> list
                ? list.stream()
                : Arrays.stream(claim instanceof String text ? text.split(" ") : new String[0]);
        return all.filter(String.class::isInstance).map(String.class::cast);
    }

    /** A name with dots can also be that of a claim: {@code https://issuer.example/roles}. */
    private static @Nullable Object claim(Map<?, ?> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? claim(inner, name.substring(dot + 1))
                : null;
    }
}
