package dev.orderflow.platform.web.request;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.ParameterizableViewController;
import org.springframework.web.servlet.mvc.ServletForwardingController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;

/** Handlers that are no method of a controller, so they can't declare a scope. */
class OtherHandlersTest extends ScopeCheckFixture {

    @Test
    void aHandlerOfTheApplicationRefuses() {
        assertRefused((HttpRequestHandler) (request, response) -> {});
        assertRefused(
                (HandlerFunction<ServerResponse>) request -> ServerResponse.ok().build());
    }

    @Test
    void soDoesAFunctionBehindAFilterWhichIsOfSpringsClass() {
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

    @Controller
    static class MappedBooks {

        @CrossOrigin
        @GetMapping("/books")
        public void read() {}
    }
}
