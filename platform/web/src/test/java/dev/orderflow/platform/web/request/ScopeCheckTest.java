package dev.orderflow.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.web.OpenToAll;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.security.RequiresScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ClassUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** The caller has one scope, {@code books:read}. */
class ScopeCheckTest {

    @BeforeEach
    void theCallerHasOneScope() {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("reader", "", "SCOPE_books:read"));
    }

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aHandlerWithTheCallersScopeIsOpen() {
        assertOpen(method("read"));
    }

    @Test
    void aMethodsScopeReplacesItsClasss() {
        assertRefused(method("write"));
    }

    /** Whatever package it is in: rename it, and it is guarded all the same. */
    @Test
    void aHandlerWithoutAScopeRefuses() {
        assertRefused(new HandlerMethod(new Undeclared(), anyMethodOf(Undeclared.class)));
    }

    @Test
    void aHandlerThatIsMarkedSoIsOpenToAll() {
        SecurityContextHolder.clearContext();

        assertOpen(new HandlerMethod(new Open(), anyMethodOf(Open.class)));
    }

    @Test
    void aStrangerIsRefused() {
        SecurityContextHolder.clearContext();

        assertRefused(method("read"));
    }

    @Test
    void aHandlerOfAnotherKindRefusesTooBecauseItCannotDeclareAScope() {
        assertRefused((HttpRequestHandler) (request, response) -> {});
        assertRefused(
                (HandlerFunction<ServerResponse>) request -> ServerResponse.ok().build());
    }

    @Test
    void soDoesAFunctionBehindAFilterThatIsOfSpringsClass() {
        HandlerFunction<ServerResponse> function =
                request -> ServerResponse.ok().build();
        HandlerFilterFunction<ServerResponse, ServerResponse> filter = (request, next) -> next.handle(request);

        assertRefused(filter.apply(function));
    }

    @Test
    void springsOwnHandlersAreOpen() {
        assertOpen(new ResourceHttpRequestHandler());
    }

    private static HandlerMethod method(String name) {
        return new HandlerMethod(new Books(), ClassUtils.getMethod(Books.class, name));
    }

    private static java.lang.reflect.Method anyMethodOf(Class<?> type) {
        return ClassUtils.getMethod(type, "answer");
    }

    private static void assertOpen(Object handler) {
        assertThat(check(handler)).isTrue();
    }

    private static void assertRefused(Object handler) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> check(handler))
                .extracting(Problem::type)
                .isEqualTo(ProblemType.FORBIDDEN);
    }

    private static boolean check(Object handler) {
        return new ScopeCheck().preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), handler);
    }

    @RequiresScope("books:read")
    static class Books {

        public void read() {}

        @RequiresScope("books:write")
        public void write() {}
    }

    static class Undeclared {

        public void answer() {}
    }

    @OpenToAll
    static class Open {

        public void answer() {}
    }
}
