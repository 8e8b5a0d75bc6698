package dev.orderflow.platform.web;

import dev.orderflow.platform.role.NodeRole;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Finds the nodes that a handler declares. */
public final class AnsweringNodes {

    private AnsweringNodes() {}

    /** The role in {@link AnsweredBy} on the method or else on its class; null if neither declares one. */
    public static @Nullable NodeRole of(HandlerMethod handler) {
        AnsweredBy nodes = handler.getMethodAnnotation(AnsweredBy.class);
        if (nodes == null) {
            nodes = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), AnsweredBy.class);
        }
        return nodes == null ? null : nodes.value();
    }
}
