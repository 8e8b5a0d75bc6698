package dev.orderflow.platform.web.security;

/**
 * A path that needs a scope although its handler can't declare one, because the handler is a framework's. An application
 * contributes it as a bean.
 *
 * @param pattern of Spring Security
 */
public record ScopedPath(String pattern, String scope) {}
