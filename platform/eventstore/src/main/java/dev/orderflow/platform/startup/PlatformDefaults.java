package dev.orderflow.platform.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.CollectionUtils;

/**
 * Settings of Spring Boot and Axon without which a module of the platform would not work: each module has them in its file
 * {@code META-INF/platform-defaults.properties}. They join the defaults of {@link SpringApplication#setDefaultProperties}, which Spring
 * Boot keeps last. So whatever an application sets is stronger: those defaults and {@code @PropertySource} too. Spring Boot moves them
 * behind a {@code @PropertySource} only after it has read all configuration classes, so a condition may still see ours.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class PlatformDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "META-INF/platform-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            Map<String, Object> defaults = new HashMap<>();
            CollectionUtils.mergePropertiesIntoMap(
                    PropertiesLoaderUtils.loadAllProperties(FILE, application.getClassLoader()), defaults);
            if (environment.getPropertySources().get(DefaultPropertiesPropertySource.NAME)
                    instanceof MapPropertySource ofTheApplication) {
                defaults.putAll(ofTheApplication.getSource());
            }
            DefaultPropertiesPropertySource.addOrMerge(defaults, environment.getPropertySources());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }
}
