package dev.orderflow.platform.web.singlesignon;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/**
 * Asks the issuers for their addresses at the first sign-in, so that the start does not depend on them. A thread of its own asks, one at
 * a time, and requests give up early: Spring Security gives a silent issuer half a minute, and strangers could make all threads wait for
 * it.
 */
final class Issuers implements ClientRegistrationRepository {

    /** An issuer that is well answers within milliseconds. */
    private static final long PATIENCE_SECONDS = 2;

    private final Supplier<ClientRegistrationRepository> discovery;
    private @Nullable CompletableFuture<ClientRegistrationRepository> answer;

    Issuers(Supplier<ClientRegistrationRepository> discovery) {
        this.discovery = discovery;
    }

    /** @throws AuthenticationServiceException when they have not answered yet, and don't now */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        try {
            return answer().get(PATIENCE_SECONDS, TimeUnit.SECONDS).findByRegistrationId(id);
        } catch (TimeoutException silent) {
            throw new AuthenticationServiceException("The issuer has not said yet where to sign in", silent);
        } catch (ExecutionException outOfReach) {
            throw new AuthenticationServiceException("The issuer does not say where to sign in", outOfReach);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("The node stops", stop);
        }
    }

    /** Of the one request that is under way or has succeeded. One that has failed is made again. */
    private synchronized CompletableFuture<ClientRegistrationRepository> answer() {
        CompletableFuture<ClientRegistrationRepository> last = answer;
        if (last == null || last.isCompletedExceptionally()) {
            last = CompletableFuture.supplyAsync(discovery, Issuers::inBackground);
            answer = last;
        }
        return last;
    }

    private static void inBackground(Runnable asking) {
        Thread thread = new Thread(asking, "issuer-discovery");
        thread.setDaemon(true);
        thread.start();
    }
}
