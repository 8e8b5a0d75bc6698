package dev.orderflow.platform.web.singlesignon;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/**
 * Asks the issuers for their addresses at the first sign-in, so that the start does not depend on them. One request at a time asks, and
 * the others give up early: Spring Security gives a silent issuer half a minute, and strangers could make all threads wait for it.
 */
final class Issuers implements ClientRegistrationRepository {

    /** An issuer that is well answers within milliseconds. */
    private static final long PATIENCE_SECONDS = 2;

    private final Lock asking = new ReentrantLock();
    private final Supplier<ClientRegistrationRepository> discovery;
    private volatile @Nullable ClientRegistrationRepository known;

    Issuers(Supplier<ClientRegistrationRepository> discovery) {
        this.discovery = discovery;
    }

    /** @throws AuthenticationServiceException when they have not answered yet, and don't now */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        ClientRegistrationRepository answer = known;
        return (answer == null ? ask() : answer).findByRegistrationId(id);
    }

    private ClientRegistrationRepository ask() {
        if (!isMyTurn()) {
            throw new AuthenticationServiceException("The issuer has not said yet where to sign in");
        }
        try {
            ClientRegistrationRepository answer = known;
            if (answer == null) {
                answer = discovery.get();
                known = answer;
            }
            return answer;
        } catch (RuntimeException outOfReach) {
            throw new AuthenticationServiceException("The issuer does not say where to sign in", outOfReach);
        } finally {
            asking.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            return asking.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
