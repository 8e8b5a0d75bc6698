package dev.orderflow.projections;

import dev.orderflow.platform.projections.AggregateRow;
import dev.orderflow.platform.projections.EventEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** All read models that there are, found as the application finds them. */
public final class ReadModels {

    private ReadModels() {}

    public static List<OrderProjection<?>> all() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(OrderProjection.class));
        return scan.findCandidateComponents(ReadModels.class.getPackageName()).stream()
                .<OrderProjection<?>>map(found -> (OrderProjection<?>) BeanUtils.instantiateClass(
                        ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null)))
                .toList();
    }

    static Stream<Named<OrderProjection<?>>> named() {
        return all().stream().map(readModel -> Named.of(readModel.name(), readModel));
    }

    /** The row after each of the events. */
    public static <R extends AggregateRow> List<R> rows(OrderProjection<R> projection, List<EventEnvelope> events) {
        List<R> rows = new ArrayList<>();
        @Nullable R row = null;
        for (EventEnvelope event : events) {
            row = projection.apply(row, Histories.event(event), event);
            rows.add(row);
        }
        return rows;
    }
}
