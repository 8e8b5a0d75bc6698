package dev.orderflow.benchmarks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The least that an append can cost: one row of the same size into a table like the log, by plain JDBC. */
final class RawInserts {

    private final ThreadLocal<PreparedStatement> statements;

    RawInserts(DataSource database) {
        JdbcClient.create(database)
                .sql("create table if not exists raw (like event_store.events including all)")
                .update();
        statements = ThreadLocal.withInitial(() -> prepare(database));
    }

    Integer insert() throws SQLException {
        PreparedStatement insert = statements.get();
        String order = UUID.randomUUID().toString();
        insert.setString(1, order);
        insert.setString(2, "{\"orderId\": \"%s\", \"customerId\": \"customer-7\"}".formatted(order));
        return insert.executeUpdate();
    }

    /** The connection ends with the thread's client, at the end of the run. */
    private static PreparedStatement prepare(DataSource database) {
        try {
            return database.getConnection().prepareStatement("""
                            insert into raw (event_id, aggregate_type, aggregate_id, sequence_number,
                                type, revision, timestamp, payload, metadata)
                            values (gen_random_uuid(), 'Order', ?, 0, 'OrderPlaced', '2', now(), ?::jsonb, '{}')
                            """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
