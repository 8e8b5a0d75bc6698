package dev.orderflow.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

class NamedSubjectTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "alice", "auth0|5f7c8ec7c33c6c004bbafe82", "Zoë de Vries", "用户", "service:a/b@c"})
    void anOrdinaryNameWillDo(String subject) {
        assertThat(refused(subject)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " alice", "alice ", "a\0b", "a\nb", "a\ud800b", "\u202ealice"})
    void whatCannotBeStoredOrReadIsRefused(String subject) {
        assertThat(refused(subject)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 100_000})
    void aNameHasAnEnd(int length) {
        assertThat(refused("a".repeat(length))).isTrue();
    }

    private static boolean refused(String subject) {
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject(subject)
                .build();
        return new NamedSubject().validate(token).hasErrors();
    }
}
