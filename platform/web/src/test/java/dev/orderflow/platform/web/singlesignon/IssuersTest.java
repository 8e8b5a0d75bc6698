package dev.orderflow.platform.web.singlesignon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

class IssuersTest {

    private static final ClientRegistration PAGE = ClientRegistration.withRegistrationId("page")
            .clientId("page")
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .tokenUri("https://issuer.example/token")
            .build();

    private static final ClientRegistrationRepository ANSWER = new InMemoryClientRegistrationRepository(PAGE);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<ClientRegistrationRepository> discovery = new CompletableFuture<>();

    private final Issuers issuers = new Issuers(() -> {
        asked.countDown();
        return discovery.join();
    });

    @Test
    void aSilentIssuerHoldsOneRequestAlone() throws Exception {
        CompletableFuture<@Nullable ClientRegistration> first =
                CompletableFuture.supplyAsync(() -> issuers.findByRegistrationId("page"));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatExceptionOfType(AuthenticationServiceException.class)
                .isThrownBy(() -> issuers.findByRegistrationId("page"));

        discovery.complete(ANSWER);
        assertThat(first.get(10, TimeUnit.SECONDS)).isSameAs(PAGE);
        assertThat(issuers.findByRegistrationId("page")).isSameAs(PAGE);
    }

    @Test
    void anIssuerThatWasAwayIsAskedAgain() {
        AtomicReference<@Nullable ClientRegistrationRepository> answer = new AtomicReference<>();
        Issuers again = new Issuers(() -> Optional.ofNullable(answer.get()).orElseThrow());
        assertThatExceptionOfType(AuthenticationServiceException.class)
                .isThrownBy(() -> again.findByRegistrationId("page"));

        answer.set(ANSWER);

        assertThat(again.findByRegistrationId("page")).isSameAs(PAGE);
    }
}
