package dev.orderflow.api.page;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
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
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** An issuer of tokens, in an application of its own: Spring Authorization Server, with one client and one person. */
final class AuthorizationServer implements AutoCloseable {

    static final String CLIENT = "page";
    static final String SECRET = "a secret of the test";
    static final String AUDIENCE = "the-orders";
    static final String PERSON = "alice";
    static final String PASSWORD = "a password of the test";

    private final ServletWebServerApplicationContext context;
    /** The newest signs. */
    private final List<RSAKey> keys = new CopyOnWriteArrayList<>(List.of(newKey()));

    /** For whom access tokens are, and when the newest expires. */
    volatile String audience = AUDIENCE;

    volatile Instant expiry = Instant.EPOCH;

    /** How far the times of its tokens are ahead of the application's clock. */
    volatile Duration idTokensAhead = Duration.ZERO;

    volatile Duration accessTokensAhead = Duration.ZERO;

    private volatile CompletableFuture<?> speaking = CompletableFuture.completedFuture(null);

    AuthorizationServer() {
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Setup.class)
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

    private static RegisteredClient client(String page) {
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

    @TestComponent // keeps it out of the applications under test
    @EnableWebSecurity
    static class Setup {

        @Bean
        TomcatServletWebServerFactory web() {
            return new TomcatServletWebServerFactory(0);
        }

        /** Filters answer everything, but Tomcat asks them only where there is a servlet behind. */
        @Bean
        Servlet nothing() {
            return new HttpServlet() {};
        }

        @Bean
        FilterRegistrationBean<Filter> silence(AuthorizationServer server) {
            FilterRegistrationBean<Filter> silence = new FilterRegistrationBean<>((request, response, chain) -> {
                server.speaking.join();
                chain.doFilter(request, response);
            });
            silence.addUrlPatterns("/oauth2/token");
            silence.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return silence;
        }

        @Bean
        SecurityFilterChain everything(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        AuthorizationServerSettings addresses() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JWKSource<SecurityContext> keys(AuthorizationServer server) {
            return (selector, context) -> selector.select(new JWKSet(List.copyOf(server.keys)));
        }

        @Bean
        JwtEncoder encoder(AuthorizationServer server) {
            return new NimbusJwtEncoder((selector, context) -> selector.select(new JWKSet(server.keys.get(0))));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(User.withUsername(PERSON)
                    .password("{noop}" + PASSWORD)
                    .authorities(List.of())
                    .build());
        }

        /** Replaced once the page's address is known. */
        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(client("http://127.0.0.1:1"));
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(AuthorizationServer server) {
            return context -> {
                boolean isOfThePerson = OidcParameterNames.ID_TOKEN.equals(
                        context.getTokenType().getValue());
                Instant now = Instant.now().plus(isOfThePerson ? server.idTokensAhead : server.accessTokensAhead);
                context.getClaims().issuedAt(now).notBefore(now);
                if (isOfThePerson) {
                    context.getClaims().claim("preferred_username", "Alice Example");
                } else {
                    server.expiry = now.plus(Duration.ofHours(1));
                    context.getClaims()
                            .audience(List.of(server.audience))
                            .expiresAt(server.expiry)
                            .claim("groups", List.of("order-clerks"));
                }
            };
        }
    }
}
