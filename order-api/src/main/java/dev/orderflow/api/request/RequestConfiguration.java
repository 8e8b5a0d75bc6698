package dev.orderflow.api.request;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts the checks in the order in which the first failure answers. Spring has found the handler (404, 405) before, and binds
 * parameters and the body (400) after; therefore no mapping may say what it {@code consumes} or {@code produces}.
 */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new ScopeCheck()).addPathPatterns("/api/**");
        interceptors.addInterceptor(new MediaTypeCheck()).addPathPatterns("/api/**");
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new StrictJsonConverter());
    }
}
