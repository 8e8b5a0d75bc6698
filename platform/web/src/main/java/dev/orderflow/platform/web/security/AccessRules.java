package dev.orderflow.platform.web.security;

import jakarta.servlet.DispatcherType;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * What holds however callers prove who they are. The scopes of {@code /api} are not looked at here but once a handler is
 * found ({@link RequiresScope}), because an address or method that isn't there is told before a missing scope.
 */
public final class AccessRules {

    /** The page, which finds out by {@code /session} who looks at it. */
    private static final String[] PAGE = {"/", "/index.html", "/favicon.svg", "/app/**", "/webjars/**", "/session"};

    private AccessRules() {}

    public static HttpSecurity of(HttpSecurity http, AuthenticationEntryPoint unauthenticated, Forbidden forbidden) {
        return http.authorizeHttpRequests(requests -> requests
                        // Second passes of a request that was let in, or that is being refused, already. One that fails
                        // after
                        // its answer has begun includes the problem instead of forwarding to it.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.INCLUDE)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PAGE)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, PAGE)
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .hasAuthority(Scope.OPS_ADMIN.authority())
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
                // Whoever is turned away is told so, and led nowhere that a request would have to be kept for.
                .requestCache(AbstractHttpConfigurer::disable);
    }

    /** For callers who bring their credentials with each request. */
    public static HttpSecurity stateless(
            HttpSecurity http, AuthenticationEntryPoint unauthenticated, Forbidden forbidden) {
        return of(http, unauthenticated, forbidden)
                // A session that comes along is the page's, which would lose it with every new id.
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(SessionFixationConfigurer::none))
                // Nothing is remembered between requests: nothing to sign out of.
                .logout(AbstractHttpConfigurer::disable)
                // Forging a request needs credentials that a browser adds by itself, and a token is not added.
                .csrf(AbstractHttpConfigurer::disable);
    }
}
