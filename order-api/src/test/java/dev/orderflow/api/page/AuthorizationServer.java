package dev.orderflow.api.page;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** An issuer of tokens, in an application of its own: Spring Authorization Server, with one client and one person. */
final class AuthorizationServer implements AutoCloseable {

    static final String CLIENT = "page";
    static final String SECRET = "a secret of the test";
    static final String AUDIENCE = "the-orders";
    static final String PERSON = "alice";
    static final String PASSWORD = "a password of the test";

    private final ServletWebServerApplicationContext context;

    /** The newest first. */
    final List<RSAKey> keys = new CopyOnWriteArrayList<>(List.of(newKey()));

    /** For whom access tokens are, and when the newest expires. */
    volatile String audience = AUDIENCE;

    volatile Instant expiry = Instant.EPOCH;

    /** How far the times of its tokens are ahead of the application's clock. */
    volatile Duration idTokensAhead = Duration.ZERO;

    volatile Duration accessTokensAhead = Duration.ZERO;

    /** Done while it answers. */
    volatile CompletableFuture<?> speaking = CompletableFuture.completedFuture(null);

    AuthorizationServer() {
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(AuthorizationServerSetup.class)
                .initializers(fresh -> fresh.getBeanFactory().registerSingleton("server", this))
                .bannerMode(Banner.Mode.OFF)
                // Not the settings of the application under test, which are on the class path too.
                .properties("spring.config.name=authorization-server", "spring.main.register-shutdown-hook=false")
                .run();
    }

    /** By another name than the application's: cookies ignore ports. */
    String uri() {
        return "http://localhost:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    void takesPeopleTo(String page) {
        context.getBean(InMemoryRegisteredClientRepository.class).save(client(page));
    }

    /** Everything goes well again. */
    void recover() {
        audience = AUDIENCE;
        idTokensAhead = Duration.ZERO;
        accessTokensAhead = Duration.ZERO;
        speaking.complete(null);
    }

    /** People see its pages, but the application gets no tokens. */
    void fallSilent() {
        speaking = new CompletableFuture<>();
    }

    /** Tokens that the older keys have signed are still good. */
    void addKey() {
        keys.add(0, newKey());
    }

    /** As after a theft. */
    void withdrawOlderKeys() {
        keys.subList(1, keys.size()).clear();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static RegisteredClient client(String page) {
        return RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(page + "/login/oauth2/code/page")
                .postLogoutRedirectUri(page + "/")
                .scope("openid")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    /** What it sends when it ends all sessions of a person. */
    String logoutToken(String audience) {
        RSAKey key = keys.get(0);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("logout+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(uri())
                        .subject(PERSON)
                        .audience(audience)
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        context.close();
    }
}
