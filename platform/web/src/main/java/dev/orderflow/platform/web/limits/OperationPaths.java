package dev.orderflow.platform.web.limits;

import java.util.List;

/**
 * Paths for people who look after the application, as patterns of Spring MVC. Their requests have a limit of their own, so that
 * operators can act while everybody else has to wait. Modules and applications contribute them as beans.
 */
public record OperationPaths(List<String> patterns) {

    public OperationPaths(String... patterns) {
        this(List.of(patterns));
    }
}
