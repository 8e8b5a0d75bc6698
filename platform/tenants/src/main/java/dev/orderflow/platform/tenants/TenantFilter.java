package dev.orderflow.platform.tenants;

import dev.orderflow.platform.tenancy.TenantContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** A request works for the tenant that the caller's token names. {@link TenantCheck} decides what it may do without. */
final class TenantFilter extends OncePerRequestFilter {

    /** Names the tenant among the attributes of a request. */
    static final String ATTRIBUTE = TenantFilter.class.getName();

    private final String claim;

    TenantFilter(String claim) {
        this.claim = claim;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // An asynchronous answer is for whom it was asked.
        String tenant = request.getAttribute(ATTRIBUTE) instanceof String known ? known : tenant();
        request.setAttribute(ATTRIBUTE, tenant);
        TenantContext.set(TenantName.isValid(tenant) ? tenant : null);
        try {
            chain.doFilter(request, response);
        } finally {
            TenantContext.set(null);
        }
    }

    private @Nullable String tenant() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller instanceof JwtAuthenticationToken token
                        && token.getToken().getClaims().get(claim) instanceof String tenant
                ? tenant
                : null;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
