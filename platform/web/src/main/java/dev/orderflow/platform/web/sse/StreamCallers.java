package dev.orderflow.platform.web.sse;

import dev.orderflow.platform.web.security.PageSession;
import dev.orderflow.platform.web.security.RequiredScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Finds out who opens a stream. A stream outlives the check of its request by hours, so the credentials have to be checked again while
 * it is open. See docs/decisions/0017-live-feeds-pull.md.
 */
public final class StreamCallers {

    private final @Nullable JwtDecoder tokens;
    private final @Nullable UserDetailsService accounts;

    /**
     * @param tokens null if callers have no tokens
     * @param accounts null if this application keeps no accounts
     */
    public StreamCallers(@Nullable JwtDecoder tokens, @Nullable UserDetailsService accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    StreamCaller of(HttpServletRequest request) {
        if (!(request.getUserPrincipal() instanceof Authentication caller)) {
            return StreamCaller.ANYBODY;
        }
        BooleanSupplier token = TokenCheck.of(caller, tokens);
        BooleanSupplier session = SessionCheck.of(caller, request);
        BooleanSupplier account = AccountCheck.of(caller, authority(request), accounts);
        return new StreamCaller(
                () -> token.getAsBoolean() && session.getAsBoolean(),
                caller.getDetails() instanceof PageSession page
                        ? () -> page.isOpen() && account.getAsBoolean()
                        : account);
    }

    private static @Nullable String authority(HttpServletRequest request) {
        String scope =
                request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method
                        ? RequiredScope.of(method)
                        : null;
        return scope == null ? null : RequiredScope.authority(scope);
    }
}
