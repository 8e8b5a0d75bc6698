package dev.orderflow.api.page;

import dev.orderflow.platform.web.security.OpenPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the paths of the page. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    /** Anyone may load the page, which then asks {@code /session} who the caller is. */
    @Bean
    OpenPaths pagePaths() {
        return new OpenPaths("/", "/index.html", "/favicon.svg", "/app/**", "/webjars/**");
    }
}
