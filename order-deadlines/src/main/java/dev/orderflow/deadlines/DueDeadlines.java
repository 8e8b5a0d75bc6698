package dev.orderflow.deadlines;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is due next, as the tables show it. */
final class DueDeadlines {

    /**
     * A deadline of an order.
     *
     * @param deadline its name
     * @param failures how often it was tried in vain since it has been due
     */
    record DueDeadline(UUID orderId, String deadline, Instant dueAt, int failures) {}

    /** The name of Axon's task. */
    private static final String FIND = """
            select order_id, '%s' as deadline, due_at, coalesce(consecutive_failures, 0) as failures
            from deadlines.confirmations
            left join deadlines.scheduled_tasks on task_name = 'AxonDeadline' and task_instance = schedule_id
            """.formatted(ConfirmationDeadlines.NAME);

    private final JdbcClient sql;

    DueDeadlines(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whether an operator has paused them. */
    boolean paused() {
        return sql.sql("select exists (select from read_model.paused_processors where processor = ?)")
                .param(ConfirmationDeadlines.PROCESSOR)
                .query(Boolean.class)
                .single();
    }

    /** The next ones first. */
    List<DueDeadline> find(@Nullable UUID orderId, int limit) {
        JdbcClient.StatementSpec statement = orderId == null
                ? sql.sql(FIND + "order by due_at, order_id limit :limit")
                : sql.sql(FIND + "where order_id = :orderId limit :limit").param("orderId", orderId);
        return statement.param("limit", limit).query(DueDeadline.class).list();
    }
}
