package dev.orderflow.platform.web.request;

import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Several lines of one header are one list (RFC 9110, 5.3). */
@Configuration(proxyBeanMethods = false)
class EntityTagsConfiguration implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, EntityTags.class, EntityTags::of);
        formatters.addConverter(String[].class, EntityTags.class, lines -> EntityTags.of(String.join(",", lines)));
    }
}
