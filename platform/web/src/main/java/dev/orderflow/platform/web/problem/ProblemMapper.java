package dev.orderflow.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Says which problem an exception means to a client. An application contributes beans of this type for its own exceptions; they
 * are asked for each cause of a failure, the outermost first, before the general rules.
 */
@FunctionalInterface
public interface ProblemMapper {

    /** Null if this mapper does not know the exception. */
    @Nullable
    Problem map(Throwable cause, HttpServletRequest request);
}
