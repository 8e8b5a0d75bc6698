package dev.orderflow.platform.web.request;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts the checks in the order in which the first failure answers. Spring has found the handler (404, 405) before, and binds
 * parameters and the body (400) after; therefore no mapping may say what it {@code consumes} or {@code produces}.
 */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration implements WebMvcConfigurer {

    /** All that needs a scope. */
    private static final String[] CHECKED = {"/api/**", "/demo/**"};

    /** A method that nobody knows is none of an address's methods (405), rather than a request made to mislead (400). */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new ScopeCheck()).addPathPatterns(CHECKED);
        interceptors.addInterceptor(new MediaTypeCheck()).addPathPatterns(CHECKED);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new StrictJsonConverter());
    }
}
