package dev.orderflow.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers every failure with a problem document; an error of the server is logged here, once. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final ProblemWriter writer;
    private final StoreFailureMeter storeFailures;

    ProblemAdvice(Problems problems, ProblemWriter writer, StoreFailureMeter storeFailures) {
        this.problems = problems;
        this.writer = writer;
        this.storeFailures = storeFailures;
    }

    @ExceptionHandler
    void answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof ClientAbortException
                || failure instanceof AsyncRequestNotUsableException
                || (failure instanceof IOException && response.isCommitted())) {
            log.debug("The client has gone", failure);
            return;
        }
        Problem problem = problems.problem(failure, request);
        if (problem.type().status().is5xxServerError()) {
            storeFailures.count(failure);
        }
        log(problem, failure, request);
        writer.write(request, response, problem);
    }

    /** The logging context carries the correlation id. */
    private static void log(Problem problem, Exception failure, HttpServletRequest request) {
        String method = request.getMethod();
        String path = request.getRequestURI();
        ProblemType type = problem.type();
        if (type.equals(ProblemType.INTERNAL_ERROR)) {
            log.error("{} {} has failed", method, path, failure);
        } else if (type.equals(ProblemType.STORE_UNAVAILABLE) || type.equals(ProblemType.OVERLOADED)) {
            Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
            log.warn("{} {} could not be served: {}", method, path, root.toString());
        } else {
            log.debug("{} {} is refused", method, path, failure);
        }
    }
}
