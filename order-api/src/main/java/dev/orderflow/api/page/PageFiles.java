package dev.orderflow.api.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Browsers keep the files, and ask each time whether they have changed. By their content: in a build that can be repeated all
 * files have the same date, the next version's too.
 */
@Configuration(proxyBeanMethods = false)
@Order(-1) // Spring Boot, at 0, adds what is not there yet
class PageFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        serve(files, "/**", "classpath:/static/");
        serve(files, "/webjars/**", "classpath:/META-INF/resources/webjars/");
    }

    private static void serve(ResourceHandlerRegistry files, String pattern, String location) {
        files.addResourceHandler(pattern)
                .addResourceLocations(location)
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(PageFiles::tag)
                // Finds webjars without their versions.
                .resourceChain(true);
    }

    private static String tag(Resource file) {
        try {
            return DigestUtils.md5DigestAsHex(file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
