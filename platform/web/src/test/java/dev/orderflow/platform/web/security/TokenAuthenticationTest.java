package dev.orderflow.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** What the health says of the issuer, during an outage and after it. */
class TokenAuthenticationTest {

    private final AtomicLong nanoTime = new AtomicLong();
    private AuthenticationException answer = new AuthenticationServiceException("out of reach");
    private boolean isGood;
    private final TokenAuthentication tokens = new TokenAuthentication(this::authenticate, nanoTime::get);

    private TestingAuthenticationToken authenticate(Object token) {
        if (isGood) {
            return new TestingAuthenticationToken("alice", token);
        }
        throw answer;
    }

    @BeforeEach
    void theIssuerIsOutOfReach() {
        check();

        assertThat(tokens.health().getStatus()).isEqualTo(Status.DOWN);
    }

    /** Otherwise a balancer that asks for the health would keep all tokens from the node, and the node down. */
    @Test
    void aFailureIsForgottenThoughNoTokenComes() {
        nanoTime.addAndGet(TokenAuthentication.FAILURE_COUNTS.toNanos());
        assertThat(tokens.health().getStatus()).isEqualTo(Status.DOWN);

        nanoTime.incrementAndGet();

        assertThat(tokens.health().getStatus()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aFailureThatComesAgainCountsAnew() {
        nanoTime.addAndGet(TokenAuthentication.FAILURE_COUNTS.toNanos());
        check();
        nanoTime.addAndGet(TokenAuthentication.FAILURE_COUNTS.toNanos());

        assertThat(tokens.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void aTokenThatIsGoodEndsIt() {
        isGood = true;
        check();

        assertThat(tokens.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aTokenWhoseSignatureIsGoodEndsItThoughItIsRefused() {
        answer = refusal(new JwtValidationException("expired", List.of(new OAuth2Error("invalid_token"))));
        check();

        assertThat(tokens.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aTokenThatIsRefusedWithoutAKeySaysNothing() {
        answer = refusal(new BadJwtException("Malformed token"));
        check();

        assertThat(tokens.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private static AuthenticationException refusal(BadJwtException cause) {
        return new InvalidBearerTokenException("refused", cause);
    }

    private void check() {
        if (isGood) {
            tokens.of("a token");
        } else {
            assertThatThrownBy(() -> tokens.of("a token")).isSameAs(answer);
        }
    }
}
