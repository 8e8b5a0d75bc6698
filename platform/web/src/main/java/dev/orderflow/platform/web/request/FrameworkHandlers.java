package dev.orderflow.platform.web.request;

import java.util.List;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Recognises the handlers of frameworks that only do what the application has configured, or that the filter chain guards. They are
 * listed by name, so that any other handler counts as the application's. Spring itself has handlers that run the application's code,
 * such as functions behind a filter, or that forward to a servlet.
 */
final class FrameworkHandlers {

    private static final List<String> NAMES = List.of(
            "org.springframework.web.servlet.resource.", // static files
            "org.springframework.web.servlet.mvc.ParameterizableViewController", // such as the welcome page
            "org.springframework.web.servlet.handler.AbstractHandlerMapping$PreFlightHttpRequestHandler",
            "org.springframework.web.servlet.handler.AbstractHandlerMethodMapping$EmptyHandler", // pre-flight as well
            "org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping$HttpOptionsHandler",
            "org.springframework.boot.webmvc.actuate.endpoint.web.", // the operations of the actuator
            "org.springdoc.");

    private FrameworkHandlers() {}

    static boolean contain(Object handler) {
        Class<?> type =
                handler instanceof HandlerMethod method ? method.getBeanType() : ClassUtils.getUserClass(handler);
        return NAMES.stream().anyMatch(name -> type.getName().startsWith(name));
    }
}
