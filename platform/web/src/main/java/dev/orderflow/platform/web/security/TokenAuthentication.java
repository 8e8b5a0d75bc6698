package dev.orderflow.platform.web.security;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Finds out whose token it is. The same for the token that a program sends and for the one that the server keeps for a page, so both
 * are the same caller.
 *
 * <p>The health says whether the last token could be checked. It does not ask the issuer: anybody may ask for the health, and keys
 * are kept for some minutes. So after a failure it is unknown before long: a balancer that asks for the health sends no token to a node that
 * is down, and nothing else would end that. The readiness does not depend on it, since no other node could check the token either.
 */
public final class TokenAuthentication implements HealthIndicator {

    /** After this time a failure says nothing about the issuer any more. Longer than balancers and monitors wait between two looks. */
    static final Duration FAILURE_COUNTS = Duration.ofMinutes(1);

    private record Check(Health result, long nanos) {}

    private final AuthenticationManager manager;
    private final LongSupplier nanoTime;
    private volatile Check last;

    TokenAuthentication(AuthenticationManager manager) {
        this(manager, System::nanoTime);
    }

    TokenAuthentication(AuthenticationManager manager, LongSupplier nanoTime) {
        this.manager = manager;
        this.nanoTime = nanoTime;
        this.last = check(Health.unknown());
    }

    /**
     * Whoever has this token.
     *
     * @throws AuthenticationServiceException when the token can't be checked now, because the issuer's keys are out of reach
     */
    public Authentication of(String token) {
        return of(new BearerTokenAuthenticationToken(token));
    }

    Authentication of(Authentication token) {
        try {
            Authentication caller = manager.authenticate(token);
            last = check(Health.up());
            return caller;
        } catch (AuthenticationServiceException outOfReach) {
            last = check(Health.down()
                    .withDetail(
                            "error", "The last token could not be checked: the keys of the issuer are out of reach"));
            throw outOfReach;
        } catch (AuthenticationException refused) {
            // Its claims are looked at when its signature is known to be good. Other tokens may be refused without a
            // key.
            if (refused.getCause() instanceof JwtValidationException) {
                last = check(Health.up());
            }
            throw refused;
        }
    }

    private Check check(Health.Builder result) {
        return new Check(result.build(), nanoTime.getAsLong());
    }

    @Override
    public Health health() {
        Check check = last;
        boolean isOld = nanoTime.getAsLong() - check.nanos() > FAILURE_COUNTS.toNanos();
        return isOld && check.result().getStatus().equals(Status.DOWN)
                ? Health.unknown().build()
                : check.result();
    }
}
