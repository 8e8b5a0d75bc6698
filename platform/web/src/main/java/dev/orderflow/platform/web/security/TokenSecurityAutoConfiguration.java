package dev.orderflow.platform.web.security;

import dev.orderflow.platform.web.problem.ProblemAutoConfiguration;
import dev.orderflow.platform.web.problem.ProblemWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
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
@EnableConfigurationProperties(TokenProperties.class)
public class TokenSecurityAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TokenSecurityAutoConfiguration.class);

    @Bean("tokens")
    TokenAuthentication tokenAuthentication(
            JwtDecoder decoder,
            Environment environment,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String issuer,
            TokenProperties properties) {
        if (!CredentialsAutoConfiguration.hasAudience(environment)) {
            LOG.warn("Tokens that the issuer has made for other applications are good here too:"
                    + " spring.security.oauth2.resourceserver.jwt.audiences is not set.");
        }
        JwtAuthenticationProvider tokens =
                new JwtAuthenticationProvider(issuer.isBlank() ? decoder : new IssuedTokens(issuer, decoder));
        tokens.setJwtAuthenticationConverter(new Caller(properties));
        return new TokenAuthentication(new ProviderManager(tokens));
    }

    @Bean
    SecurityFilterChain tokenSecurity(
            HttpSecurity http,
            TokenAuthentication tokens,
            @Value("${spring.application.name:application}") String realm,
            ProblemWriter problems) {
        Unauthenticated unauthenticated = unauthenticated(realm, problems);
        BearerTokenAuthenticationFilter filter =
                new BearerTokenAuthenticationFilter((AuthenticationManager) tokens::of);
        filter.setAuthenticationEntryPoint(unauthenticated);
        filter.setAuthenticationFailureHandler(new TokenRefusal(unauthenticated, problems));
        return AccessRules.stateless(http, unauthenticated, new Forbidden(problems))
                .addFilter(filter)
                .build();
    }

    /** Also for pages, which have no token to send: another scheme would say no more, and a browser does not know this one. */
    public static Unauthenticated unauthenticated(String realm, ProblemWriter problems) {
        return new Unauthenticated("Bearer", realm, "Send a bearer token that is valid here.", problems);
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

    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer issuerTimeouts() {
        return decoder -> decoder.restOperations(new RestTemplate(IssuerTimeouts.keys()));
    }
}
