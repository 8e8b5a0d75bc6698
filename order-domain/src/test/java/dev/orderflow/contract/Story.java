package dev.orderflow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Tells the same steps to the model and to what it is compared with, which must answer alike, and in the end look alike. */
public final class Story {

    /** What is compared with the model. */
    public interface Subject {

        /** Gives the command of a step to an order. {@code expectedVersions} is null for any. */
        Outcome answer(Step step, UUID orderId, String customerId, @Nullable Set<Long> expectedVersions);

        /** Null for an order that is not there. {@code version} is the one that it should have, from which it can be waited for. */
        @Nullable
        OrderPicture picture(UUID orderId, String customerId, long version);
    }

    /** The label under which the steps are counted; the outcomes have none. */
    public static final String VERBS = "verbs";

    private Story() {}

    public static void tell(List<Step> steps, Subject subject) {
        Map<String, OrderModel> orders = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            OrderModel order = orders.computeIfAbsent(step.order(), name -> new OrderModel());
            Set<Long> expectedVersions = step.expectedVersions(order.version());
            Outcome outcome = order.answer(step);
            assertThat(subject.answer(step, order.orderId, order.customerId, expectedVersions))
                    .as("step %s: %s", i + 1, step)
                    .isEqualTo(outcome);
            Statistics.collect(outcome.word());
            Statistics.label(VERBS).collect(step.verb());
        }
        orders.forEach((name, order) -> assertThat(subject.picture(order.orderId, order.customerId, order.version()))
                .as("order %s in the end", name)
                .isEqualTo(order.picture()));
    }
}
