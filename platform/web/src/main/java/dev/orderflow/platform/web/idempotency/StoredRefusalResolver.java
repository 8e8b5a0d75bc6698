package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.idempotency.FirstAnswer.Refused;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.problem.ProblemWriter;
import dev.orderflow.platform.web.problem.Problems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Keeps the answer to a refused request, and gives it again. Kept is what the order had to say to the command; whatever else
 * failed may go better next time, and the rollback has freed the key.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // before the problems are written for good
class StoredRefusalResolver implements HandlerExceptionResolver {

    private static final Set<ProblemType> KEPT =
            EnumSet.of(ProblemType.ORDER_REJECTED, ProblemType.ORDER_EXISTS, ProblemType.VERSION_MISMATCH);

    private final KeyStore keys;
    private final ProblemWriter problems;

    StoredRefusalResolver(KeyStore keys, ProblemWriter problems) {
        this.keys = keys;
        this.problems = problems;
    }

    /** What fails in here is a failure of the request like any other, and is answered as one. */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof AlreadyRefused before) {
            return repeat(before.answer(), request, response);
        }
        if (request.getAttribute(KeyedRequest.ATTRIBUTE) instanceof KeyedRequest keyed) {
            Problem problem = Problems.problem(failure, request);
            if (KEPT.contains(problem.type())) {
                return keep(keyed, problem, request, response);
            }
        }
        return null;
    }

    /** Between the rollback and now another one may have had the key, and have its answer kept. */
    private @Nullable ModelAndView keep(
            KeyedRequest keyed, Problem problem, HttpServletRequest request, HttpServletResponse response) {
        Refused refusal = new Refused(problem.getStatusCode().value(), problems.document(request, problem));
        @Nullable FirstAnswer first = keys.keep(keyed, refusal).orElse(null);
        if (first == null) {
            return null;
        }
        if (first instanceof Refused refused) {
            return repeat(refused, request, response);
        }
        return again(request, response);
    }

    /** Another one was accepted, and what it was told is in the log: the command finds it there. */
    private static ModelAndView again(HttpServletRequest request, HttpServletResponse response) {
        try {
            request.getRequestDispatcher(request.getRequestURI()).forward(request, response);
            return new ModelAndView();
        } catch (ServletException | IOException e) {
            throw new IllegalStateException("The request can't be handled again", e);
        }
    }

    private ModelAndView repeat(Refused refusal, HttpServletRequest request, HttpServletResponse response) {
        try {
            response.setHeader(ReplayedHeader.NAME, "true");
            problems.write(request, response, refusal.status(), refusal.body());
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
