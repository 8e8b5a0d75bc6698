package dev.orderflow.platform.tenants;

import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.security.RequiredScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Operations are about all tenants at once, so they are for callers whose token says {@code *}. Everything else that needs a scope is for
 * callers with a tenant.
 */
final class TenantCheck implements HandlerInterceptor, WebMvcConfigurer {

    static final ProblemType TENANT_REQUIRED = new ProblemType(
            "tenant-required", HttpStatus.FORBIDDEN, "These credentials name no tenant that may do this");

    private final String operationsScope;

    TenantCheck(String operationsScope) {
        this.operationsScope = operationsScope;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String scope = handler instanceof HandlerMethod method ? RequiredScope.of(method) : null;
        if (operationsScope.equals(scope)) {
            if (!TenantContext.PLATFORM.equals(request.getAttribute(TenantFilter.ATTRIBUTE))) {
                throw new Problem(TENANT_REQUIRED, "This is about all tenants, and needs a token that says so.");
            }
            TenantContext.set(TenantContext.PLATFORM);
        } else if (scope != null && TenantContext.current() == null) {
            throw new Problem(TENANT_REQUIRED, "This is about one tenant, and needs a token that names it.");
        }
        return true;
    }

    /** Right after the check of the scope, which has the highest precedence and comes first. */
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE + 1);
    }
}
