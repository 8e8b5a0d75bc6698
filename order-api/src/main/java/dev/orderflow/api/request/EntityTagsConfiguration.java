package dev.orderflow.api.command;

import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Several lines of one header are one list (RFC 9110, 5.3). */
@Configuration(proxyBeanMethods = false)
class IfMatchConfiguration implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, IfMatch.class, IfMatch::of);
        formatters.addConverter(String[].class, IfMatch.class, lines -> IfMatch.of(String.join(",", lines)));
    }
}
