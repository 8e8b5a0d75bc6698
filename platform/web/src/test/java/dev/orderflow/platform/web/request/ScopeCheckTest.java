package dev.orderflow.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.web.OpenToAll;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.security.RequiresScope;
import jakarta.servlet.DispatcherType;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.ParameterizableViewController;
import org.springframework.web.servlet.mvc.ServletForwardingController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;

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

    @Test
    void aMethodThatIsInheritedHasTheScopeOfTheClassThatInheritsIt() {
        assertOpen(method("read"));
        assertRefused(new HandlerMethod(new RareBooks(), ClassUtils.getMethod(RareBooks.class, "read")));
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
    void springsFilesAndViewsAreOpen() {
        assertOpen(new ResourceHttpRequestHandler());
        assertOpen(new ParameterizableViewController());
    }

    @Test
    void theAllowedMethodsOfAnAddressAreOpen() throws Exception {
        assertOpen(handlerOf(new MockHttpServletRequest("OPTIONS", "/books")));
    }

    @Test
    void aPreFlightIsOpen() throws Exception {
        MockHttpServletRequest preFlight = new MockHttpServletRequest("OPTIONS", "/books");
        preFlight.addHeader("Origin", "https://elsewhere.example");
        preFlight.addHeader("Access-Control-Request-Method", "GET");

        assertOpen(handlerOf(preFlight));
    }

    @Test
    void aHandlerOfSpringThatReachesCodeOfTheApplicationRefuses() {
        assertRefused(new ServletForwardingController());
    }

    @ParameterizedTest
    @EnumSource(
            value = DispatcherType.class,
            names = {"FORWARD", "INCLUDE"})
    void aForwardIsNoWayAround(DispatcherType dispatch) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> check(dispatch, method("write")));
        assertThat(check(dispatch, method("read"))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = DispatcherType.class,
            names = {"ASYNC", "ERROR"})
    void anAnswerThatGoesOnIsNotCheckedAgain(DispatcherType dispatch) {
        SecurityContextHolder.clearContext();

        assertThat(check(dispatch, method("read"))).isTrue();
    }

    /** As the dispatcher finds it. */
    private static Object handlerOf(MockHttpServletRequest request) throws Exception {
        try (StaticWebApplicationContext context = new StaticWebApplicationContext()) {
            context.registerSingleton("books", MappedBooks.class);
            RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
            mapping.setApplicationContext(context);
            mapping.afterPropertiesSet();
            ServletRequestPathUtils.parseAndCache(request);
            return Objects.requireNonNull(mapping.getHandler(request)).getHandler();
        }
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
        return check(DispatcherType.REQUEST, handler);
    }

    private static boolean check(DispatcherType dispatch, Object handler) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setDispatcherType(dispatch);
        return new ScopeCheck().preHandle(request, new MockHttpServletResponse(), handler);
    }

    @Controller
    static class MappedBooks {

        @CrossOrigin
        @GetMapping("/books")
        public void read() {}
    }

    @RequiresScope("books:read")
    static class Books {

        public void read() {}

        @RequiresScope("books:write")
        public void write() {}
    }

    @RequiresScope("books:rare")
    static class RareBooks extends Books {}

    static class Undeclared {

        public void answer() {}
    }

    @OpenToAll
    static class Open {

        public void answer() {}
    }
}
