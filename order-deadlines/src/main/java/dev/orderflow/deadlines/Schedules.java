package dev.orderflow.deadlines;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which orders have a deadline. All methods work on a whole batch. */
interface Schedules {

    void add(Collection<OrderSchedule> added);

    /** Those of the orders that have a deadline. */
    Set<String> among(Collection<String> orderIds);

    /** Returns the identifiers of the removed schedules. Orders that have none are left out. */
    List<String> remove(Collection<String> orderIds);
}
