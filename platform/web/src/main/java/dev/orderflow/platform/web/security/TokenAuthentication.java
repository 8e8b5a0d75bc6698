package dev.orderflow.platform.web.security;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Finds out whose token it is. The same for the token that a program sends and for the one that the server keeps for a page, so both
 * are the same caller.
 *
 * <p>The health says whether the last token could be checked. It does not ask the issuer: anybody may ask for the health, and keys
 * are kept for some minutes. The readiness does not depend on it, since no other node could check the token either.
 */
public final class TokenAuthentication implements HealthIndicator {

    private final AuthenticationManager manager;
    private volatile Health health = Health.unknown().build();

    TokenAuthentication(AuthenticationManager manager) {
        this.manager = manager;
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
            health = Health.up().build();
            return caller;
        } catch (AuthenticationServiceException outOfReach) {
            health = Health.down()
                    .withDetail("error", "The last token could not be checked: the keys of the issuer are out of reach")
                    .build();
            throw outOfReach;
        }
    }

    @Override
    public Health health() {
        return health;
    }
}
