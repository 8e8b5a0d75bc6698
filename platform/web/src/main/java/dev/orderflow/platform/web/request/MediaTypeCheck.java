package dev.orderflow.platform.web.request;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Checks what the client accepts (406), the type of what it sends (415) and how much that is (413), in this order. Handlers that
 * are open to all, such as the error page, answer whatever a client accepts.
 */
final class MediaTypeCheck implements HandlerInterceptor {

    /** A body has no meaning with these methods, and nobody reads it. */
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && isChecked(HandlerRules.of(method))) {
            checkAnswer(request, response, HandlerRules.of(method).answers());
            if (!WITHOUT_BODY.contains(request.getMethod())) {
                checkBody(BufferedRequest.of(request));
            }
        }
        return true;
    }

    private static boolean isChecked(HandlerRules rules) {
        return !rules.isFrameworks() && !rules.isOpenToAll();
    }

    private static void checkAnswer(HttpServletRequest request, HttpServletResponse response, MediaType type) {
        if (!Accept.of(request).allows(type)) {
            throw new Problem(ProblemType.NOT_ACCEPTABLE, "The answer is " + type + ", which Accept does not allow.");
        }
        // Once the type is set Spring does not negotiate again, and can't fail after a command has succeeded.
        response.setContentType(type.toString());
    }

    private static void checkBody(BufferedRequest request) {
        boolean hasBody = request.hasBody();
        if (JsonType.isMalformed(request.getContentType()) || (hasBody && !JsonType.isTypeOf(request))) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json, in UTF-8.");
        }
        if (hasBody) {
            request.body(); // 413 if it is too large
        }
    }
}
