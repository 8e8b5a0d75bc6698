package dev.orderflow.platform.web.request;

import dev.orderflow.platform.role.NodeRole;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts the checks in the order in which the first failure answers. Spring has found the handler (404, 405) before, and binds
 * parameters and the body (400) after; therefore no mapping may say what it {@code consumes} or {@code produces}.
 */
final class RequestChecks implements WebMvcConfigurer {

    private final RequestValues values;
    private final NodeRole role;

    RequestChecks(RequestValues values, NodeRole role) {
        this.values = values;
        this.role = role;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new ScopeCheck()).order(Ordered.HIGHEST_PRECEDENCE);
        // Tenants are checked at the next place.
        if (role != NodeRole.BOTH) {
            interceptors.addInterceptor(new NodeCheck(role)).order(Ordered.HIGHEST_PRECEDENCE + 2);
        }
        interceptors.addInterceptor(new MediaTypeCheck()).order(Ordered.HIGHEST_PRECEDENCE + 3);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new StrictJsonConverter(values));
    }

    /** Several lines of one header are one list (RFC 9110, 5.3). */
    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, EntityTags.class, EntityTags::of);
        formatters.addConverter(String[].class, EntityTags.class, lines -> EntityTags.of(String.join(",", lines)));
    }
}
