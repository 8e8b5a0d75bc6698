package dev.orderflow.demo.sources;

import dev.orderflow.platform.web.files.StaticFiles;
import dev.orderflow.platform.web.security.OpenPaths;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves {@code /source/**}, files and lists of folders. The build copies the files into this module's jar, to a place where no other resource handler looks.
 * Without the profile {@code demo} nobody can read them.
 * See docs/decisions/0024-the-demo-is-a-module-that-nobody-knows.md.
 */
@AutoConfiguration
@Profile("demo")
public class SourcesAutoConfiguration implements WebMvcConfigurer {

    private static final String ROOT = "META-INF/orderflow/source/";

    @Bean
    OpenPaths sourcePaths() {
        return new OpenPaths("/source/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        StaticFiles.serve(files, "/source/**", "classpath:/" + ROOT).addResolver(new FolderResolver(ROOT));
    }
}
