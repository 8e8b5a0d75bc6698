package dev.orderflow.platform.web.files;

import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceChainRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;

/** Serves files that browsers keep. A browser asks each time whether a file has changed. */
public final class StaticFiles {

    private StaticFiles() {}

    /** For {@code WebMvcConfigurer#addResourceHandlers}. Returns the chain that finds the files, where others may look, too. */
    public static ResourceChainRegistration serve(ResourceHandlerRegistry files, String pattern, String location) {
        return files.addResourceHandler(pattern)
                .addResourceLocations(location)
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(new ContentTags()::of)
                // The chain remembers where a file is, and finds webjars without their versions.
                .resourceChain(true);
    }
}
