package dev.orderflow.platform.web.security;

import dev.orderflow.platform.startup.StartRefused;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/** Refuses to start unless it is clear whose credentials count: the demo's or an issuer's. */
@Configuration(proxyBeanMethods = false)
class CredentialsConfiguration {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    /** Looks before any other bean is made, so that a refusal leaves nothing behind, such as a database server. */
    @Bean
    static BeanFactoryPostProcessor credentialsCheck(Environment environment) {
        return beans -> {
            boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
            boolean issuer = Stream.of("issuer-uri", "jwk-set-uri", "public-key-location")
                    .anyMatch(setting -> StringUtils.hasText(environment.getProperty(JWT + setting)));
            if (demo && issuer) {
                throw new StartRefused(
                        "The profile 'demo', whose passwords everybody knows, is active beside a configured issuer of tokens.",
                        "Leave 'demo' out of SPRING_PROFILES_ACTIVE, or configure no issuer and no public key (" + JWT
                                + "*).");
            }
            if (!demo && !issuer) {
                throw new StartRefused(
                        "Nobody could sign in: no issuer of tokens and no public key is configured, and the profile 'demo' is not active.",
                        "Set SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI to the issuer of your tokens, or"
                                + " SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION to the public key that"
                                + " they are checked with (file:/path/to/key.pem). To try things out on this machine, set"
                                + " SPRING_PROFILES_ACTIVE=demo instead.");
            }
        };
    }
}
