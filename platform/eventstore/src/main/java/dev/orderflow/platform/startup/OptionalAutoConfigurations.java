package dev.orderflow.platform.startup;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out what Spring Boot configures for a library until somebody asks for it: the library is in the jar, and most do not use it. A
 * subclass is named in {@code META-INF/spring.factories}.
 */
public abstract class OptionalAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    private final Predicate<Environment> condition;
    private final List<String> packages;
    private boolean isOn;

    /** @param packages of the auto-configurations, with all below them */
    protected OptionalAutoConfigurations(Predicate<Environment> condition, String... packages) {
        this.condition = condition;
        this.packages = List.of(packages);
    }

    @Override
    public void setEnvironment(Environment environment) {
        isOn = condition.test(environment);
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[classes.length];
        for (int index = 0; index < classes.length; index++) {
            matches[index] = isOn || !isOptional(classes[index]);
        }
        return matches;
    }

    /** @param name null for a class that another filter has left out */
    private boolean isOptional(@Nullable String name) {
        return name != null && packages.stream().anyMatch(folder -> name.startsWith(folder + "."));
    }
}
