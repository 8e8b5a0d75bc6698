package dev.orderflow.platform.web.request;

import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweringNodes;
import dev.orderflow.platform.web.OpenToAll;
import dev.orderflow.platform.web.security.RequiredScope;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;

/**
 * What the annotations of a handler say. They are read at its first request, because to search for them takes longer than the rest of
 * the checks. See docs/decisions/0032-what-an-empty-request-costs.md.
 *
 * @param isFrameworks whether it is one of the {@link FrameworkHandlers}
 * @param isOpenToAll whether it needs no scope
 * @param authority that its caller needs, null if it declares no scope
 * @param answers the media type of its answers
 * @param answeredBy the nodes that answer it, null if it does not say
 */
record HandlerRules(
        boolean isFrameworks,
        boolean isOpenToAll,
        @Nullable String authority,
        MediaType answers,
        @Nullable NodeRole answeredBy) {

    /** By the class as well as by the method, because a class may inherit a method and declare another scope for it. */
    private static final ClassValue<Map<Method, HandlerRules>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<Method, HandlerRules> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    static HandlerRules of(HandlerMethod handler) {
        Map<Method, HandlerRules> known = KNOWN.get(handler.getBeanType());
        HandlerRules rules = known.get(handler.getMethod());
        return rules != null ? rules : known.computeIfAbsent(handler.getMethod(), method -> read(handler));
    }

    private static HandlerRules read(HandlerMethod handler) {
        String scope = RequiredScope.of(handler);
        ResponseMediaType answers = handler.getMethodAnnotation(ResponseMediaType.class);
        return new HandlerRules(
                FrameworkHandlers.contain(handler),
                handler.hasMethodAnnotation(OpenToAll.class)
                        || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), OpenToAll.class),
                scope == null ? null : RequiredScope.authority(scope),
                answers == null ? MediaType.APPLICATION_JSON : MediaType.valueOf(answers.value()),
                AnsweringNodes.of(handler));
    }
}
