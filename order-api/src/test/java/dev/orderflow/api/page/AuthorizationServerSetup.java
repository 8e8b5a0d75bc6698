package dev.orderflow.api.page;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The application of an {@link AuthorizationServer}. The newest key signs; all of them are published. */
@TestComponent // keeps it out of the applications under test
@EnableWebSecurity
class AuthorizationServerSetup {

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
        return new InMemoryUserDetailsManager(User.withUsername(AuthorizationServer.PERSON)
                .password("{noop}" + AuthorizationServer.PASSWORD)
                .authorities(List.of())
                .build());
    }

    /** Replaced once the page's address is known. */
    @Bean
    InMemoryRegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(AuthorizationServer.client("http://127.0.0.1:1"));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(AuthorizationServer server) {
        return context -> {
            boolean isOfThePerson =
                    OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue());
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
