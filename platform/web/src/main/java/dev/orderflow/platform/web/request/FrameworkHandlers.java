package dev.orderflow.platform.web.request;

import java.util.List;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.function.HandlerFunction;

/**
 * Recognises the handlers that frameworks bring: static files, the allowed methods of an address, actuator, API description.
 * They are named by package, so that a handler of any other origin counts as the application's.
 */
final class FrameworkHandlers {

    private static final List<String> PACKAGES = List.of("org.springframework.", "org.springdoc.");

    private FrameworkHandlers() {}

    /** A handler function may be the application's under a filter, whose class is Spring's, so it never counts. */
    static boolean contain(Object handler) {
        Class<?> type =
                handler instanceof HandlerMethod method ? method.getBeanType() : ClassUtils.getUserClass(handler);
        return !(handler instanceof HandlerFunction)
                && PACKAGES.stream().anyMatch(name -> type.getName().startsWith(name));
    }
}
