package dev.orderflow.api.security;

import jakarta.servlet.DispatcherType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;

/**
 * What holds however callers prove who they are. The scopes of {@code /api} are not looked at here but once a handler is
 * found ({@link RequiresScope}), because an address or method that isn't there is told before a missing scope.
 */
final class AccessRules {

    private AccessRules() {}

    static HttpSecurity of(HttpSecurity http, Unauthenticated unauthenticated, Forbidden forbidden) {
        return http.authorizeHttpRequests(requests -> requests
                        // Second passes of a request that was let in, or that is being refused, already.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .hasAuthority(Scope.OPS_ADMIN.authority())
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Nothing is remembered between requests: nothing to return to after signing in, or to sign out of.
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // Forging a request needs credentials that a browser adds by itself: tokens are not added, and the
                // demo's passwords are known to the forger anyway. The sign-in form, with its cookie, will bring
                // protection along.
                .csrf(AbstractHttpConfigurer::disable);
    }
}
