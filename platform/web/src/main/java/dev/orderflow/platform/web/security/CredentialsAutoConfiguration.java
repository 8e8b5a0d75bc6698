package dev.orderflow.platform.web.security;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.StringUtils;

/**
 * Refuses to start where nobody could sign in. An application with a filter chain or a decoder of tokens of its own has a way to
 * sign in of its own. This comes before Spring Boot's decoder, so that only the application's counts.
 * See docs/decisions/0024-the-demo-is-a-module-that-nobody-knows.md.
 */
@AutoConfiguration(before = {TokenSecurityAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnMissingBean({SecurityFilterChain.class, JwtDecoder.class})
public class CredentialsAutoConfiguration {

    /** The settings that name an issuer of tokens, or its keys, begin with this. */
    public static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    /** Runs before any other bean is created, so that a refusal leaves nothing running, such as a database server. */
    @Bean
    static BeanFactoryPostProcessor credentialsCheck(Environment environment) {
        return beans -> {
            if (!hasIssuer(environment)) {
                throw new NobodyCanSignIn();
            }
        };
    }

    /** An empty setting counts as absent, because a compose file passes a variable on even if it has no value. */
    public static boolean hasIssuer(Environment environment) {
        return Stream.of("issuer-uri", "jwk-set-uri", "public-key-location")
                .anyMatch(setting -> StringUtils.hasText(environment.getProperty(JWT + setting)));
    }

    /** Whether a token has to say that it is for this application. The setting is one text or a list. */
    public static boolean hasAudience(Environment environment) {
        return Binder.get(environment).bind(JWT + "audiences", Bindable.listOf(String.class)).orElse(List.of()).stream()
                .anyMatch(StringUtils::hasText);
    }
}
