package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.idempotency.FirstAnswer.Refused;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemWriter;
import dev.orderflow.platform.web.problem.Problems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Stores the answer to a refused request, and gives it again. The application says which refusals are stored. After any other
 * failure a retry may succeed, because the rollback has freed the key.
 * See docs/decisions/0013-idempotency-keys.md.
 */
@Order(Ordered.HIGHEST_PRECEDENCE) // before the problems are written for good
class StoredRefusalResolver implements HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(StoredRefusalResolver.class);

    private final KeyStore keys;
    private final List<KeyedCommands> commands;
    private final Problems problems;
    private final ProblemWriter writer;

    StoredRefusalResolver(KeyStore keys, List<KeyedCommands> commands, Problems problems, ProblemWriter writer) {
        this.keys = keys;
        this.commands = commands;
        this.problems = problems;
        this.writer = writer;
    }

    /** A failure in here is answered like any other failure of the request. */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof AlreadyRefused before) {
            return repeat(before.answer(), request, response);
        }
        if (request.getAttribute(KeyedRequest.ATTRIBUTE) instanceof KeyedRequest keyed) {
            if (failure instanceof AcceptedEventIsMissing missing) {
                log.warn("{}; the request is handled again", missing.getMessage());
                keys.forget(keyed, missing.answer());
                return again(request, response);
            }
            Problem problem = problems.problem(failure, request);
            if (commands.stream().anyMatch(kind -> kind.keeps(problem.type()))) {
                return keep(keyed, problem, request, response);
            }
        }
        return null;
    }

    /** Another request may have used the key since the rollback, and its answer may be kept by now. */
    private @Nullable ModelAndView keep(
            KeyedRequest keyed, Problem problem, HttpServletRequest request, HttpServletResponse response) {
        Refused refusal = new Refused(problem.getStatusCode().value(), writer.document(request, problem));
        @Nullable FirstAnswer first = keys.keep(keyed, refusal).orElse(null);
        if (first == null) {
            return null;
        }
        if (first instanceof Refused refused) {
            return repeat(refused, request, response);
        }
        return again(request, response);
    }

    /** The command finds the answer to another request, which was accepted meanwhile; or it finds that the key is free. */
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
            writer.write(request, response, refusal.status(), refusal.body());
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
