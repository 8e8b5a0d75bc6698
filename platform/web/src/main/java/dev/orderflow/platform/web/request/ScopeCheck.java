package dev.orderflow.platform.web.request;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.security.RequiresScope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request through only if the caller has the scope that the handler declares ({@link RequiresScope}), or if the handler
 * is {@link OpenToAll}. A handler that declares nothing refuses. It guards every path and every handler but the frameworks'.
 */
final class ScopeCheck implements HandlerInterceptor {

    /**
     * The handler of an asynchronous answer was checked when it began. The container dispatches an error to its page alone. A forward
     * or an include reaches a handler that the first check did not see.
     */
    private static final Set<DispatcherType> SECOND_PASSES = Set.of(DispatcherType.ASYNC, DispatcherType.ERROR);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!SECOND_PASSES.contains(request.getDispatcherType()) && !isAllowed(handler)) {
            throw new Problem(ProblemType.FORBIDDEN, "These credentials don't carry the scope that this needs.");
        }
        return true;
    }

    private static boolean isAllowed(Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return FrameworkHandlers.contain(handler);
        }
        HandlerRules rules = HandlerRules.of(method);
        return rules.isFrameworks() || (rules.authority() == null ? rules.isOpenToAll() : isGranted(rules.authority()));
    }

    private static boolean isGranted(String authority) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null
                && caller.getAuthorities().stream().anyMatch(granted -> authority.equals(granted.getAuthority()));
    }
}
