package dev.orderflow.platform.web.security;

import dev.orderflow.platform.web.WebProperties;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.StringUtils;

/**
 * The rules for every caller, with any credentials. A handler's scope is not checked here, but after the handler is found
 * ({@link RequiresScope}), because a wrong address or method is answered before a missing scope.
 */
public final class AccessRules {

    private static final String ENDPOINTS = "management.endpoints.web.base-path";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private AccessRules() {}

    /**
     * The {@link OpenPaths} and the health are open, the other endpoints of the actuator need the scope for operations, and all other
     * paths need credentials. A component of the health has a path of its own, which needs credentials as well.
     */
    public static HttpSecurity of(HttpSecurity http, AuthenticationEntryPoint unauthenticated, Forbidden forbidden) {
        ApplicationContext application = http.getSharedObject(ApplicationContext.class);
        String base = application.getEnvironment().getProperty(ENDPOINTS, "/actuator");
        String health = StringUtils.trimTrailingCharacter(base, '/') + "/health";
        String operations = application.getBean(WebProperties.class).operationsScope();
        return http.authorizeHttpRequests(requests -> {
                    // Second passes of a request that was let in, or that is being refused, already. A request that
                    // fails after its answer has begun includes the problem instead of forwarding to it.
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.INCLUDE)
                            .permitAll()
                            .requestMatchers(health, health + "/liveness", health + "/readiness")
                            .permitAll()
                            .requestMatchers(open(application))
                            .permitAll()
                            .requestMatchers(EndpointRequest.toAnyEndpoint().excluding("health"))
                            .hasAuthority(RequiredScope.authority(operations))
                            .anyRequest()
                            .authenticated();
                })
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
                // A refused caller is not redirected to a sign-in, so no request has to be kept for later.
                .requestCache(AbstractHttpConfigurer::disable);
    }

    /** One matcher, so that the method is looked at before any path. */
    private static RequestMatcher open(ApplicationContext application) {
        PathPatternRequestMatcher.Builder matchers = application
                .getBeanProvider(PathPatternRequestMatcher.Builder.class)
                .getIfUnique(PathPatternRequestMatcher::withDefaults);
        List<RequestMatcher> paths = application.getBeanProvider(OpenPaths.class).stream()
                .flatMap(open -> open.patterns().stream())
                .<RequestMatcher>map(matchers::matcher)
                .toList();
        return request -> READS.contains(request.getMethod()) && paths.stream().anyMatch(path -> path.matches(request));
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
