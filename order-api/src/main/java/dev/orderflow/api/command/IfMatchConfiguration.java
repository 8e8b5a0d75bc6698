package dev.orderflow.api.command;

import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Spring finds {@link IfMatch#of} by itself, but would take the first of several header lines alone. */
@Configuration(proxyBeanMethods = false)
class IfMatchConfiguration implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String[].class, IfMatch.class, lines -> IfMatch.of(String.join(",", lines)));
    }
}
