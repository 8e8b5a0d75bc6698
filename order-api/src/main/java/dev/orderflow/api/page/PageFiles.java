package dev.orderflow.api.page;

import dev.orderflow.platform.web.files.StaticFiles;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The page's own files and the libraries that it loads. They have paths of their own: a file for any path ({@code /**}) would be
 * searched in all jars for each request of an unknown path.
 *
 * <p>See docs/decisions/0023-a-page-without-a-build-step.md.
 */
@Configuration(proxyBeanMethods = false)
class PageFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        StaticFiles.serve(files, "/index.html", "classpath:/static/");
        StaticFiles.serve(files, "/favicon.svg", "classpath:/static/");
        StaticFiles.serve(files, "/app/**", "classpath:/static/app/");
        StaticFiles.serve(files, "/webjars/**", "classpath:/META-INF/resources/webjars/");
    }
}
