package dev.orderflow.api.security;

import dev.orderflow.api.problem.ProblemWriter;
import dev.orderflow.api.startup.Whereabouts;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** HTTP Basic for the three demo accounts. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoSecurityConfiguration {

    /** Built by hand: the one that Spring Security assembles hashes each password at its first use. */
    @Bean
    AuthenticationManager demoAccounts() {
        return new ProviderManager(new DaoAuthenticationProvider(new InMemoryUserDetailsManager(
                DemoAccount.ALL.stream().map(DemoAccount::details).toList())));
    }

    @Bean
    SecurityFilterChain demoSecurity(HttpSecurity http, AuthenticationManager accounts, ProblemWriter problems) {
        Unauthenticated unauthenticated =
                new Unauthenticated("Basic", "Send the name and the password of a demo account.", problems);
        return AccessRules.of(http, unauthenticated, new Forbidden(problems))
                .addFilter(new BasicAuthenticationFilter(accounts, unauthenticated))
                .build();
    }

    @Bean
    Whereabouts demoAccountNames() {
        return new Whereabouts(
                "Accounts", DemoAccount.ALL.stream().map(DemoAccount::toString).collect(Collectors.joining(", ")));
    }
}
