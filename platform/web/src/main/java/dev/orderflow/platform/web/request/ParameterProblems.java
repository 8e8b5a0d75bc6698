package dev.orderflow.platform.web.request;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemMapper;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** A parameter or header that Spring can't convert. Only a value in a path can be against the application's rules. */
final class ParameterProblems implements ProblemMapper {

    private final RequestValues values;

    ParameterProblems(RequestValues values) {
        this.values = values;
    }

    @Override
    public @Nullable Problem map(Throwable cause, HttpServletRequest request) {
        return cause instanceof MethodArgumentTypeMismatchException mismatch ? problem(mismatch) : null;
    }

    private Problem problem(MethodArgumentTypeMismatchException mismatch) {
        return Problems.causes(mismatch)
                .filter(values::isRefusal)
                .findFirst()
                .map(refusal ->
                        Problem.ofParameter(type(mismatch), mismatch.getName(), String.valueOf(refusal.getMessage())))
                .orElseGet(() ->
                        Problem.ofParameter(ProblemType.INVALID_REQUEST, mismatch.getName(), "has the wrong form"));
    }

    private ProblemType type(MethodArgumentTypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        return type != null && mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? values.refusal(type)
                : ProblemType.INVALID_REQUEST;
    }
}
