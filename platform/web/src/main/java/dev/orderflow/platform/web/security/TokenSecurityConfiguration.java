package dev.orderflow.platform.web.security;

import dev.orderflow.platform.web.problem.ProblemWriter;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
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

/** JWT bearer tokens of the configured issuer, or signed with the configured key. */
@AutoConfiguration(
        before = {
            ManagementWebSecurityAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class
        })
@ConditionalOnMissingBean(SecurityFilterChain.class)
class TokenSecurityConfiguration {

    @Bean
    SecurityFilterChain tokenSecurity(
            HttpSecurity http,
            JwtDecoder decoder,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String issuer,
            ProblemWriter problems) {
        JwtAuthenticationProvider tokens =
                new JwtAuthenticationProvider(issuer.isBlank() ? decoder : new IssuedTokens(issuer, decoder));
        tokens.setJwtAuthenticationConverter(new Caller());

        Unauthenticated unauthenticated =
                new Unauthenticated("Bearer", "Send a bearer token that is valid here.", problems);
        BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(new ProviderManager(tokens));
        filter.setAuthenticationEntryPoint(unauthenticated);
        filter.setAuthenticationFailureHandler(new TokenRefusal(unauthenticated, problems));
        return AccessRules.stateless(http, unauthenticated, new Forbidden(problems))
                .addFilter(filter)
                .build();
    }

    /** A caller without a name couldn't be held to what it does. */
    @Bean
    OAuth2TokenValidator<Jwt> tokensHaveANamedSubject() {
        return new NamedSubject();
    }

    /** Beside the plain type, the one that RFC 9068 gives to access tokens. */
    @Bean
    JwtTypeValidator tokensAreForAccess() {
        JwtTypeValidator types = new JwtTypeValidator(List.of("JWT", "at+jwt", "application/at+jwt"));
        types.setAllowEmpty(true);
        return types;
    }

    /**
     * Requests wait in line while keys are fetched, so the default of 30 s would stop everything. An issuer that is well
     * connects and answers within milliseconds.
     */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer impatience() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(1_000);
        requests.setReadTimeout(2_000);
        return decoder -> decoder.restOperations(new RestTemplate(requests));
    }
}
