package dev.orderflow.platform.web.request;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.security.RequiresScope;
import dev.orderflow.platform.web.security.Scope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to a controller of ours only if the caller has the scope that {@link RequiresScope} names. */
final class ScopeCheck implements HandlerInterceptor {

    private static final String OURS = "dev.orderflow.";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && isOurs(method)
                && !isAllowed(required(method))) {
            throw new Problem(ProblemType.FORBIDDEN, "These credentials don't carry the scope that this needs.");
        }
        return true;
    }

    /** Spring's own handlers tell which methods an address takes, and no more. */
    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS);
    }

    private static @Nullable Scope required(HandlerMethod method) {
        RequiresScope required = method.getMethodAnnotation(RequiresScope.class);
        if (required == null) {
            required = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequiresScope.class);
        }
        return required == null ? null : required.value();
    }

    private static boolean isAllowed(@Nullable Scope scope) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return scope != null
                && caller != null
                && caller.getAuthorities().stream()
                        .anyMatch(granted -> scope.authority().equals(granted.getAuthority()));
    }
}
