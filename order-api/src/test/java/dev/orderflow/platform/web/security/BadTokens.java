package dev.orderflow.platform.web.security;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What looks like a token and opens nothing, each with its fault. */
final class BadTokens {

    private BadTokens() {}

    /** At a door for the tokens of this issuer. */
    static Stream<Arguments> of(Issuer issuer) {
        Issuer other = new Issuer();
        return Stream.of(
                Arguments.of(
                        "expired", issuer.token(claims -> claims.expirationTime(Issuer.in(Duration.ofMinutes(-2))))),
                Arguments.of(
                        "not valid yet",
                        issuer.token(claims -> claims.notBeforeTime(Issuer.in(Duration.ofMinutes(5))))),
                Arguments.of("another's key", other.token(claims -> claims.issuer(issuer.uri()))),
                Arguments.of("another's name", issuer.token(claims -> claims.issuer("https://issuer.example"))),
                Arguments.of("no issuer", issuer.token(claims -> claims.issuer(null))),
                Arguments.of("no subject", issuer.token(claims -> claims.subject(null))),
                Arguments.of("empty subject", issuer.token(claims -> claims.subject(""))),
                Arguments.of("unstorable subject", issuer.token(claims -> claims.subject("a\0b"))),
                Arguments.of("for something else", issuer.token("logout+jwt", claims -> claims)),
                Arguments.of(
                        "unsigned",
                        new PlainJWT(new JWTClaimsSet.Builder()
                                        .issuer(issuer.uri())
                                        .subject("alice")
                                        .build())
                                .serialize()),
                Arguments.of("cut off", issuer.token(claims -> claims).replaceFirst("\\.[^.]*$", "")),
                Arguments.of("no token", "abc"),
                Arguments.of("no JSON", "YWJj.YWJj.YWJj"),
                Arguments.of("no characters of a token", "a b"),
                Arguments.of("nothing", ""));
    }
}
