package dev.orderflow.deadlines;

import dev.orderflow.platform.projections.Columns;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SingleColumnRowMapper;

/** The table {@code deadlines.confirmations}. One statement for each batch, within the transaction that moves the processor's token. */
final class ScheduleTable implements Schedules {

    private final JdbcTemplate jdbc;

    ScheduleTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Collection<OrderSchedule> added) {
        if (!added.isEmpty()) {
            Columns.of(added)
                    .add(OrderSchedule::orderId)
                    .add(OrderSchedule::scheduleId)
                    .add(OrderSchedule::dueAt)
                    .update(jdbc, """
                            insert into deadlines.confirmations (order_id, schedule_id, due_at)
                            select * from unnest(?::uuid[], ?::text[], ?::timestamptz[])
                            """);
        }
    }

    @Override
    public Set<String> among(Collection<String> orderIds) {
        return new HashSet<>(
                ask(orderIds, "select order_id::text from deadlines.confirmations where order_id = any (?::uuid[])"));
    }

    @Override
    public List<String> remove(Collection<String> orderIds) {
        return ask(
                orderIds, "delete from deadlines.confirmations where order_id = any (?::uuid[]) returning schedule_id");
    }

    private List<String> ask(Collection<String> orderIds, String sql) {
        return orderIds.isEmpty()
                ? List.of()
                : Columns.of(orderIds).add(id -> id).query(jdbc, sql, SingleColumnRowMapper.newInstance(String.class));
    }
}
