package dev.orderflow.api;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that need a program are skipped on a machine without it, unless the environment requires them. */
public abstract class InstalledProgram implements ExecutionCondition {

    private final String name;
    private final String tests;
    private final String hint;
    private final boolean isThere;

    /**
     * A subclass has looked for its program.
     *
     * @param tests the variable of the environment that is {@code required} where the tests have to run
     * @param hint what to do on a machine where it is not found
     */
    protected InstalledProgram(String name, String tests, String hint, boolean isThere) {
        this.name = name;
        this.tests = tests;
        this.hint = hint;
        this.isThere = isThere;
    }

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        if (isThere) {
            return ConditionEvaluationResult.enabled("There is " + name);
        }
        if ("required".equals(System.getenv(tests))) {
            throw new IllegalStateException("There is no %s, and %s=required".formatted(name, tests));
        }
        return ConditionEvaluationResult.disabled("There is no %s on this machine; %s".formatted(name, hint));
    }

    /** The first that can be run: the one that a variable of the environment names, or one in its usual places. */
    public static Optional<Path> first(String variable, List<String> places) {
        return Stream.concat(Stream.ofNullable(System.getenv(variable)), places.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
