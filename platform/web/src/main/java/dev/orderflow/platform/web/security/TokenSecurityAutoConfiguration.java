package dev.orderflow.platform.web.security;

import dev.orderflow.platform.web.problem.ProblemAutoConfiguration;
import dev.orderflow.platform.web.problem.ProblemWriter;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestTemplate;

/**
 * JWT bearer tokens of the configured issuer, or signed with the configured key. An application with a filter chain of its own
 * takes this over as a whole, for every path ({@link UnguardedPathsAutoConfiguration}); its handlers still refuse a caller without
 * their scope.
 */
@AutoConfiguration(
        after = ProblemAutoConfiguration.class,
        before = {OAuth2ResourceServerWebSecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnMissingBean(SecurityFilterChain.class)
public class TokenSecurityAutoConfiguration {

    @Bean
    SecurityFilterChain tokenSecurity(
            HttpSecurity http,
            JwtDecoder decoder,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String issuer,
            @Value("${spring.application.name:application}") String realm,
            ProblemWriter problems) {
        JwtAuthenticationProvider tokens =
                new JwtAuthenticationProvider(issuer.isBlank() ? decoder : new IssuedTokens(issuer, decoder));
        tokens.setJwtAuthenticationConverter(new Caller());

        Unauthenticated unauthenticated =
                new Unauthenticated("Bearer", realm, "Send a bearer token that is valid here.", problems);
        BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(new ProviderManager(tokens));
        filter.setAuthenticationEntryPoint(unauthenticated);
        filter.setAuthenticationFailureHandler(new TokenRefusal(unauthenticated, problems));
        return AccessRules.stateless(http, unauthenticated, new Forbidden(problems))
                .addFilter(filter)
                .build();
    }

    /** Every event names its actor, so a caller needs a name. */
    @Bean
    OAuth2TokenValidator<Jwt> tokensHaveANamedSubject() {
        return new NamedSubject();
    }

    /** Besides the plain type, the one that RFC 9068 gives to access tokens. */
    @Bean
    JwtTypeValidator tokensAreForAccess() {
        JwtTypeValidator types = new JwtTypeValidator(List.of("JWT", "at+jwt", "application/at+jwt"));
        types.setAllowEmpty(true);
        return types;
    }

    /**
     * Requests queue while keys are fetched, so the default of 30 s would stop everything. A healthy issuer connects and answers
     * within milliseconds.
     */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer issuerTimeouts() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(1_000);
        requests.setReadTimeout(2_000);
        return decoder -> decoder.restOperations(new RestTemplate(requests));
    }
}
