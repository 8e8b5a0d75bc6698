package dev.orderflow.platform.web.security;

import jakarta.servlet.DispatcherType;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * The rules for every caller, with any credentials. A handler's scope is not checked here, but after the handler is found
 * ({@link RequiresScope}), because a wrong address or method is answered before a missing scope.
 */
public final class AccessRules {

    private AccessRules() {}

    /** With the {@link OpenPaths} and the {@link ScopedPath}s of the application; all other paths need credentials. */
    public static HttpSecurity of(HttpSecurity http, AuthenticationEntryPoint unauthenticated, Forbidden forbidden) {
        return http.authorizeHttpRequests(requests -> {
                    // Second passes of a request that was let in, or that is being refused, already. A request that
                    // fails
                    // after its answer has begun includes the problem instead of forwarding to it.
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.INCLUDE)
                            .permitAll()
                            .requestMatchers(
                                    "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                            .permitAll();
                    ApplicationContext application = http.getSharedObject(ApplicationContext.class);
                    application.getBeanProvider(OpenPaths.class).stream()
                            .flatMap(open -> open.patterns().stream())
                            .forEach(path -> requests.requestMatchers(HttpMethod.GET, path)
                                    .permitAll()
                                    .requestMatchers(HttpMethod.HEAD, path)
                                    .permitAll());
                    application.getBeanProvider(ScopedPath.class).stream()
                            .forEach(path -> requests.requestMatchers(path.pattern())
                                    .hasAuthority(RequiredScope.authority(path.scope())));
                    requests.anyRequest().authenticated();
                })
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
                // A refused caller is not redirected to a sign-in, so no request has to be kept for later.
                .requestCache(AbstractHttpConfigurer::disable);
    }

    /** For callers who bring their credentials with each request. */
    public static HttpSecurity stateless(
            HttpSecurity http, AuthenticationEntryPoint unauthenticated, Forbidden forbidden) {
        return of(http, unauthenticated, forbidden)
                // A session that comes with the request belongs to a page, which would lose it with a new id.
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(SessionFixationConfigurer::none))
                // Nothing is remembered between requests, so there is nothing to sign out of.
                .logout(AbstractHttpConfigurer::disable)
                // A forged request needs credentials that a browser adds by itself, and it does not add a token.
                .csrf(AbstractHttpConfigurer::disable);
    }
}
