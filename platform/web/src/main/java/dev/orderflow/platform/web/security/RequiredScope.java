package dev.orderflow.platform.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Finds the scope that a handler declares. */
public final class RequiredScope {

    private RequiredScope() {}

    /** The scope in {@link RequiresScope} on the method or else on its class; null if neither declares one. */
    public static @Nullable String of(HandlerMethod handler) {
        RequiresScope required = handler.getMethodAnnotation(RequiresScope.class);
        if (required == null) {
            required = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequiresScope.class);
        }
        return required == null ? null : required.value();
    }

    /** Spring Security's name for the authority that a scope gives. */
    public static String authority(String scope) {
        return "SCOPE_" + scope;
    }
}
