package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.tenancy.OfOneTenant;
import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.web.OpenToAll;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.security.PageSession;
import dev.orderflow.platform.web.security.RequiresScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

/** For whom a request works. */
class TenantCheckTest {

    private final TenantCheck check = new TenantCheck("tenant", "ops:admin");
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
        TenantContext.set(null);
    }

    @Test
    void theTokenOfAProgramNamesTheTenant() {
        caller("acme");

        check.preHandle(request, response, handler("read"));

        assertThat(TenantContext.current()).isEqualTo("acme");
    }

    @Test
    void soDoesTheTokenThatTheServerKeepsForAPage() {
        caller("acme").setDetails(new OpenPage());

        check.preHandle(request, response, handler("read"));

        assertThat(TenantContext.current()).isEqualTo("acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "two words", "ümlaut"})
    void whatIsNoNameOfATenantIsRefused(String name) {
        caller(name);

        assertRefused(handler("read"));
    }

    @Test
    void whoHasNoTenantIsRefused() {
        caller(null);

        assertRefused(handler("read"));
        assertRefused(handler("operate"));
    }

    @Test
    void operationsAreForCallersOfAllTenants() {
        caller("acme");
        assertRefused(handler("operate"));

        caller("*");
        check.preHandle(request, response, handler("operate"));

        assertThat(TenantContext.current()).isEqualTo(TenantContext.PLATFORM);
    }

    @Test
    void anOperationOfOneTenantIsForCallersOfThatTenant() {
        caller("*");
        assertRefused(handler("erase"));

        caller("acme");
        check.preHandle(request, response, handler("erase"));

        assertThat(TenantContext.current()).isEqualTo("acme");
    }

    @Test
    void anAsynchronousAnswerIsForWhomItWasAsked() {
        caller("acme");
        check.preHandle(request, response, handler("read"));
        check.afterConcurrentHandlingStarted(request, response, handler("read"));
        assertThat(TenantContext.current()).isNull();
        SecurityContextHolder.clearContext();

        check.preHandle(request, response, handler("read"));

        assertThat(TenantContext.current()).isEqualTo("acme");
    }

    @Test
    void theThreadWorksForNobodyAfterARequest() {
        caller("acme");
        check.preHandle(request, response, handler("read"));

        check.afterCompletion(request, response, handler("read"), null);

        assertThat(TenantContext.current()).isNull();
    }

    /** To find the session of a page is a query. */
    @Test
    void whoCallsIsNotAskedWhereNoScopeIsNeeded() {
        SecurityContextHolder.setDeferredContext(() -> {
            throw new AssertionError("somebody has asked");
        });

        check.preHandle(request, response, handler("open"));
        check.preHandle(request, response, "a file");

        assertThat(TenantContext.current()).isNull();
    }

    private static JwtAuthenticationToken caller(@Nullable String tenant) {
        Jwt.Builder token = Jwt.withTokenValue("token").header("alg", "RS256").subject("alice");
        if (tenant != null) {
            token.claim("tenant", tenant);
        }
        JwtAuthenticationToken caller = new JwtAuthenticationToken(token.build(), List.of());
        SecurityContextHolder.getContext().setAuthentication(caller);
        return caller;
    }

    private void assertRefused(HandlerMethod method) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> check.preHandle(request, response, method))
                .extracting(Problem::type)
                .isEqualTo(TenantCheck.TENANT_REQUIRED);
        assertThat(TenantContext.current()).isNull();
    }

    private static HandlerMethod handler(String method) {
        return new HandlerMethod(new Books(), ClassUtils.getMethod(Books.class, method));
    }

    static class Books {

        @RequiresScope("books:read")
        public void read() {}

        @RequiresScope("ops:admin")
        public void operate() {}

        @RequiresScope("ops:admin")
        @OfOneTenant
        public void erase() {}

        @OpenToAll
        public void open() {}
    }

    private record OpenPage() implements PageSession {

        @Override
        public String displayName() {
            return "Alice";
        }

        @Override
        public Instant endsAt() {
            return Instant.MAX;
        }

        @Override
        public boolean isOpen() {
            return true;
        }
    }
}
