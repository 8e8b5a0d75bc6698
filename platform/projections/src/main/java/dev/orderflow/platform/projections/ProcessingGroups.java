package dev.orderflow.platform.projections;

import org.axonframework.config.ProcessingGroup;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** The names in {@link ProcessingGroup} annotations. */
final class ProcessingGroups {

    private ProcessingGroups() {}

    static String nameOf(Class<?> handler) {
        ProcessingGroup group = AnnotatedElementUtils.findMergedAnnotation(handler, ProcessingGroup.class);
        if (group == null) {
            throw new IllegalStateException(handler.getName() + " needs a name: add @ProcessingGroup");
        }
        return group.value();
    }
}
