package dev.orderflow.platform.web.singlesignon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    private final AtomicInteger asked = new AtomicInteger();
    private final CompletableFuture<ClientRegistrationRepository> discovery = new CompletableFuture<>();

    private final Issuers issuers = new Issuers(() -> {
        asked.incrementAndGet();
        return discovery.join();
    });

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aSilentIssuerHoldsNoRequestForLong() {
        assertThatExceptionOfType(AuthenticationServiceException.class)
                .isThrownBy(() -> issuers.findByRegistrationId("page"));
        assertThatExceptionOfType(AuthenticationServiceException.class)
                .isThrownBy(() -> issuers.findByRegistrationId("page"));

        discovery.complete(ANSWER);
        assertThat(issuers.findByRegistrationId("page")).isSameAs(PAGE);
        assertThat(asked).hasValue(1);
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
