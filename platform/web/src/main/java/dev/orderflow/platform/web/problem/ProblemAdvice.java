package dev.orderflow.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers every failure with a problem document; what is our fault is logged here, once. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter problems;

    ProblemAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof ClientAbortException
                || failure instanceof AsyncRequestNotUsableException
                || (failure instanceof IOException && response.isCommitted())) {
            log.debug("The client has gone", failure);
            return;
        }
        Problem problem = Problems.problem(failure, request);
        log(problem, failure, request);
        problems.write(request, response, problem);
    }

    /** The logging context carries the correlation id. */
    private static void log(Problem problem, Exception failure, HttpServletRequest request) {
        switch (problem.type()) {
            case INTERNAL_ERROR -> log.error("{} {} has failed", request.getMethod(), request.getRequestURI(), failure);
            case STORE_UNAVAILABLE, OVERLOADED ->
                log.warn(
                        "{} {} could not be served: {}",
                        request.getMethod(),
                        request.getRequestURI(),
                        Problems.root(failure).toString());
            default -> log.debug("{} {} is refused", request.getMethod(), request.getRequestURI(), failure);
        }
    }
}
