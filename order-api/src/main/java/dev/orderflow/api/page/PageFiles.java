package dev.orderflow.api.page;

import dev.orderflow.platform.web.files.StaticFiles;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The page's own files and the libraries that it loads.
 *
 * <p>See docs/decisions/0023-a-page-without-a-build-step.md.
 */
@Configuration(proxyBeanMethods = false)
@Order(-1) // Spring Boot, at 0, adds handlers only for patterns that have none yet
class PageFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        StaticFiles.serve(files, "/**", "classpath:/static/");
        StaticFiles.serve(files, "/webjars/**", "classpath:/META-INF/resources/webjars/");
    }
}
