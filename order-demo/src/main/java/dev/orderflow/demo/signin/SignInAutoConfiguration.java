package dev.orderflow.demo.signin;

import static java.util.stream.Collectors.joining;

import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.web.limits.OperationPaths;
import dev.orderflow.platform.web.problem.ProblemWriter;
import dev.orderflow.platform.web.security.AccessRules;
import dev.orderflow.platform.web.security.CredentialsAutoConfiguration;
import dev.orderflow.platform.web.security.Forbidden;
import dev.orderflow.platform.web.security.OfferedAccounts;
import dev.orderflow.platform.web.security.PageCsrf;
import dev.orderflow.platform.web.security.Unauthenticated;
import dev.orderflow.platform.web.startup.StartupInfo;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.provisioning.UserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * Two ways to sign in with the three demo accounts. Programs send the password with each request (HTTP Basic). The page signs in once
 * and has a cookie from then on, because a live stream in a browser cannot send a password. A request with the header
 * {@code Authorization} is a program's, whatever cookies come with it.
 *
 * <p>Sessions are in the memory of the node that has opened them, so the demo runs on one node. Attempts to guess a password are not
 * counted, since the passwords are public.
 *
 * <p>See docs/decisions/0023-a-page-without-a-build-step.md.
 */
@AutoConfiguration(before = CredentialsAutoConfiguration.class) // which backs off where there is a filter chain
@Profile("demo")
public class SignInAutoConfiguration {

    /** An operator can also sign in while everybody else has to wait. */
    @Bean
    OperationPaths signInPaths() {
        return new OperationPaths("/login", "/logout");
    }

    /** Runs before any other bean is made, so that a refusal leaves nothing behind, such as a database server. */
    @Bean
    static BeanFactoryPostProcessor noIssuerBesideTheDemo(Environment environment) {
        return beans -> {
            if (CredentialsAutoConfiguration.hasIssuer(environment)) {
                throw new StartRefused(
                        "The profile 'demo', whose passwords everybody knows, is active beside a configured issuer of tokens.",
                        "Leave 'demo' out of SPRING_PROFILES_ACTIVE, or configure no issuer and no public key ("
                                + CredentialsAutoConfiguration.JWT + "*).");
            }
        };
    }

    /** The address that the server listens on is a name for it too, unless that means all addresses. */
    @Bean
    HostCheck hostCheck(
            @Value("${orderflow.demo.host:}") Set<String> names, @Value("${server.address:}") Set<String> address) {
        return new HostCheck(Stream.concat(names.stream(), address.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    UserDetailsManager demoAccounts() {
        return new InMemoryUserDetailsManager(
                DemoAccount.ALL.stream().map(DemoAccount::details).toList());
    }

    /** Built by hand, because the one that Spring Security assembles hashes each password at its first use. */
    @Bean
    AuthenticationManager demoSignIn(UserDetailsManager demoAccounts) {
        return new ProviderManager(new DaoAuthenticationProvider(demoAccounts));
    }

    /** A 401 with the scheme {@code Basic} makes a browser open its own password dialog over the page, so the page gets another scheme. */
    @Bean
    AuthenticationEntryPoint unauthenticated(
            @Value("${spring.application.name}") String realm, ProblemWriter problems) {
        String advice = "Send the name and the password of a demo account.";
        return DelegatingAuthenticationEntryPoint.builder()
                .addEntryPointFor(new Unauthenticated("Session", realm, advice, problems), PageRequests::isByScript)
                .defaultEntryPoint(new Unauthenticated("Basic", realm, advice, problems))
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
                .csrf(csrf -> csrf.csrfTokenRepository(PageCsrf.tokens())
                        .requireCsrfProtectionMatcher(PageRequests::canBeForged))
                .build();
    }

    @Bean
    OfferedAccounts offeredAccounts() {
        return new OfferedAccounts(
                DemoAccount.ALL.stream().map(DemoAccount::offered).toList());
    }

    @Bean
    StartupInfo demoAccountNames() {
        return new StartupInfo(
                "Accounts", DemoAccount.ALL.stream().map(DemoAccount::toString).collect(joining(", ")));
    }
}
