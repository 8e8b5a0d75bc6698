package dev.orderflow.api;

import dev.orderflow.api.http.Scopes;
import dev.orderflow.platform.web.correlation.CorrelationAutoConfiguration;
import dev.orderflow.platform.web.problem.ProblemAutoConfiguration;
import dev.orderflow.platform.web.request.RequestAutoConfiguration;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** The edge without database and without real credentials: whoever calls is the clerk, with the scope in {@code X-Scope}. */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    CorrelationAutoConfiguration.class,
    ProblemAutoConfiguration.class,
    RequestAutoConfiguration.class
})
@ComponentScan({"dev.orderflow.api.command", "dev.orderflow.api.http", "dev.orderflow.api.recipient"})
class EdgeApplication {

    @Bean
    SecurityFilterChain everybodyIsTheClerk(HttpSecurity http) {
        AuthenticationFilter credentials =
                new AuthenticationFilter((AuthenticationManager) caller -> caller, EdgeApplication::clerk);
        credentials.setSuccessHandler((request, response, caller) -> {});
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterAt(credentials, BasicAuthenticationFilter.class)
                .csrf(csrf -> csrf.disable())
                .build();
    }

    private static Authentication clerk(HttpServletRequest request) {
        String scope = Objects.requireNonNullElse(request.getHeader("X-Scope"), Scopes.ORDERS_WRITE);
        return new TestingAuthenticationToken("clerk", "", List.of(() -> "SCOPE_" + scope));
    }
}
