package dev.orderflow.platform.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Settings of Spring Boot and Axon without which a module of the platform would not work: each module has them in its file
 * {@code META-INF/platform-defaults.properties}. They come last of all, so whatever an application sets is stronger.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class PlatformDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "META-INF/platform-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            Properties defaults = PropertiesLoaderUtils.loadAllProperties(FILE, application.getClassLoader());
            environment.getPropertySources().addLast(new PropertiesPropertySource("platform defaults", defaults));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }
}
