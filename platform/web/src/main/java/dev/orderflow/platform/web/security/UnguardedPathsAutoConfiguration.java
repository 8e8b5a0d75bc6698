package dev.orderflow.platform.web.security;

import dev.orderflow.platform.startup.StartRefused;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Refuses to start where a request could match no filter chain. The chain for tokens gives way to any chain of the application, also to
 * one that has a matcher and leaves all other paths without a guard.
 */
@AutoConfiguration(after = TokenSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class UnguardedPathsAutoConfiguration {

    /** Once all beans exist, and before the server takes requests. */
    @Bean
    static SmartInitializingSingleton unguardedPathsCheck(ObjectProvider<SecurityFilterChain> chains) {
        return () -> {
            List<SecurityFilterChain> all = chains.stream().toList();
            if (all.stream().noneMatch(UnguardedPathsAutoConfiguration::matchesEveryRequest)) {
                throw new StartRefused(
                        "No filter chain guards every request: a path that none of the " + all.size()
                                + " chains matches would be open to everybody.",
                        "Add a SecurityFilterChain without a securityMatcher, ordered after the others. AccessRules helps to"
                                + " write it; http.authorizeHttpRequests(all -> all.anyRequest().denyAll()) closes all"
                                + " other paths.");
            }
        };
    }

    private static boolean matchesEveryRequest(SecurityFilterChain chain) {
        return chain instanceof DefaultSecurityFilterChain usual
                && usual.getRequestMatcher() == AnyRequestMatcher.INSTANCE;
    }
}
