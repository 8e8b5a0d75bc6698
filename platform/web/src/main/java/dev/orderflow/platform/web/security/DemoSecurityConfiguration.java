package dev.orderflow.platform.web.security;

import dev.orderflow.platform.web.problem.ProblemWriter;
import dev.orderflow.platform.web.startup.StartupInfo;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * Two ways in for the three demo accounts. Programs send the password with each request (HTTP Basic). The page signs in once and
 * has a cookie from then on, because a live stream in a browser can't send a password. A request with the header
 * {@code Authorization} is a program's, whatever cookies come with it.
 *
 * <p>Sessions are in the memory of the node that has opened them: the demo is one node. Nobody counts the tries to guess a
 * password, since they are all public.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoSecurityConfiguration {

    /** Built by hand: the one that Spring Security assembles hashes each password at its first use. */
    @Bean
    AuthenticationManager demoAccounts() {
        return new ProviderManager(new DaoAuthenticationProvider(new InMemoryUserDetailsManager(
                DemoAccount.ALL.stream().map(DemoAccount::details).toList())));
    }

    /** A browser that is told of {@code Basic} asks for the password itself, over the page that has asked for something. */
    @Bean
    AuthenticationEntryPoint unauthenticated(ProblemWriter problems) {
        String advice = "Send the name and the password of a demo account.";
        return DelegatingAuthenticationEntryPoint.builder()
                .addEntryPointFor(new Unauthenticated("Session", advice, problems), PageRequests::isByScript)
                .defaultEntryPoint(new Unauthenticated("Basic", advice, problems))
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(
            HttpSecurity http,
            AuthenticationManager accounts,
            AuthenticationEntryPoint unauthenticated,
            ProblemWriter problems) {
        return AccessRules.stateless(http, unauthenticated, new Forbidden(problems))
                .securityMatcher(PageRequests::isByProgram)
                .addFilter(new BasicAuthenticationFilter(accounts, unauthenticated))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain page(
            HttpSecurity http,
            AuthenticationManager accounts,
            AuthenticationEntryPoint unauthenticated,
            ProblemWriter problems) {
        return AccessRules.of(http, unauthenticated, new Forbidden(problems))
                .authenticationManager(accounts)
                .formLogin(form -> form.successHandler(
                                (request, response, caller) -> response.setStatus(HttpStatus.NO_CONTENT.value()))
                        .failureHandler(new AuthenticationEntryPointFailureHandler(unauthenticated)))
                .logout(logout ->
                        logout.logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .csrf(csrf -> csrf.csrfTokenRepository(PageRequests.tokens())
                        .requireCsrfProtectionMatcher(PageRequests::canBeForged))
                .build();
    }

    @Bean
    StartupInfo demoAccountNames() {
        return new StartupInfo(
                "Accounts", DemoAccount.ALL.stream().map(DemoAccount::toString).collect(Collectors.joining(", ")));
    }
}
