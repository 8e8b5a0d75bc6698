package dev.orderflow.benchmarks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The least that an append can cost: one row of the same size into a table like the log, by plain JDBC. */
final class RawInserts {

    private static final String INSERT = """
            insert into raw (event_id, aggregate_type, aggregate_id, sequence_number,
                type, revision, timestamp, payload, metadata)
            values (gen_random_uuid(), 'Order', ?, 0, 'OrderPlaced', '2', now(), ?::jsonb, '{}')
            """;

    private final ThreadLocal<PreparedStatement> inserts;
    private final ThreadLocal<PreparedStatement> notifyingInserts;

    RawInserts(DataSource database) {
        JdbcClient.create(database)
                .sql("create table if not exists raw (like event_store.events including all)")
                .update();
        inserts = ThreadLocal.withInitial(() -> prepare(database, INSERT));
        notifyingInserts = ThreadLocal.withInitial(() -> prepare(
                database, "with inserted as (" + INSERT + "returning 1) select pg_notify('raw', '') from inserted"));
    }

    Integer insert() throws SQLException {
        return execute(inserts.get());
    }

    /** In one statement, and so in one transaction. */
    Integer insertAndNotify() throws SQLException {
        return execute(notifyingInserts.get());
    }

    private static Integer execute(PreparedStatement insert) throws SQLException {
        String order = UUID.randomUUID().toString();
        insert.setString(1, order);
        insert.setString(2, "{\"orderId\": \"%s\", \"customerId\": \"customer-7\"}".formatted(order));
        insert.execute();
        return 1;
    }

    /** The connection ends with the thread's client, at the end of the run. */
    private static PreparedStatement prepare(DataSource database, String statement) {
        try {
            return database.getConnection().prepareStatement(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
