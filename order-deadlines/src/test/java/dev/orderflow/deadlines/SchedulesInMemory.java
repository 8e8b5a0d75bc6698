package dev.orderflow.deadlines;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** For tests without a database. */
final class SchedulesInMemory implements Schedules {

    private final Map<String, String> idsByOrder = new HashMap<>();

    @Override
    public void add(Collection<OrderSchedule> added) {
        added.forEach(schedule -> idsByOrder.put(schedule.orderId(), schedule.scheduleId()));
    }

    @Override
    public Set<String> among(Collection<String> orderIds) {
        return orderIds.stream().filter(idsByOrder::containsKey).collect(Collectors.toSet());
    }

    @Override
    public List<String> remove(Collection<String> orderIds) {
        return orderIds.stream()
                .map(idsByOrder::remove)
                .filter(Objects::nonNull)
                .toList();
    }
}
