package dev.orderflow.deadlines;

import java.time.Instant;

/** The deadline of an order, and the identifier under which it was scheduled. */
record OrderSchedule(String orderId, String scheduleId, Instant dueAt) {}
