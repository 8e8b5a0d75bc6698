package dev.orderflow.platform.tenants;

import dev.orderflow.platform.tenancy.OfOneTenant;
import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.security.RequiredScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A request that needs a scope works for the tenant that the caller's token names, whether a program sent the token or the server keeps it
 * for a page. Operations are about all tenants at once, so they are for callers whose token says {@code *}, unless they are
 * {@link OfOneTenant}. Everything else is for callers with a tenant. A request that needs no scope, such as one for a file, works for nobody,
 * and nobody asks who calls.
 */
final class TenantCheck implements AsyncHandlerInterceptor, WebMvcConfigurer {

    static final ProblemType TENANT_REQUIRED = new ProblemType(
            "tenant-required", HttpStatus.FORBIDDEN, "These credentials name no tenant that may do this");

    /** Names the tenant among the attributes of a request, because an asynchronous answer does not know its caller any more. */
    private static final String ATTRIBUTE = TenantCheck.class.getName();

    private final String claim;
    private final String operationsScope;

    TenantCheck(String claim, String operationsScope) {
        this.claim = claim;
        this.operationsScope = operationsScope;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String scope = handler instanceof HandlerMethod method ? RequiredScope.of(method) : null;
        if (scope != null) {
            boolean isAboutAll =
                    operationsScope.equals(scope) && !((HandlerMethod) handler).hasMethodAnnotation(OfOneTenant.class);
            String tenant = request.getAttribute(ATTRIBUTE) instanceof String known ? known : tenantOfCaller();
            check(isAboutAll, tenant);
            request.setAttribute(ATTRIBUTE, tenant);
            TenantContext.set(tenant);
        }
        return true;
    }

    private static void check(boolean isAboutAll, @Nullable String tenant) {
        if (isAboutAll) {
            if (!TenantContext.PLATFORM.equals(tenant)) {
                throw new Problem(TENANT_REQUIRED, "This is about all tenants, and needs a token that says so.");
            }
        } else if (!TenantName.isValid(tenant)) {
            throw new Problem(TENANT_REQUIRED, "This is about one tenant, and needs a token that names it.");
        }
    }

    private @Nullable String tenantOfCaller() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller instanceof JwtAuthenticationToken token
                        && token.getToken().getClaims().get(claim) instanceof String tenant
                ? tenant
                : null;
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        TenantContext.set(null);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        TenantContext.set(null);
    }

    /** Right after the check of the scope, which has the highest precedence and comes first. */
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE + 1);
    }
}
