package dev.orderflow.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderflow.api.OneNode;
import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database on which the application can't work is named at the start, before anything is written to it. */
class DatabaseRequirementsIT {

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
    void oneThatCannotHoldEveryTextIsRefused(String encoding) {
        Database database = TestPostgres.newDatabase("encoding '" + encoding + "' locale 'C' template template0");

        assertThat(refusalOf(database)).hasMessageContaining(encoding).hasMessageContaining("UTF8");
        assertThatNothingWasWritten(database);
    }

    @Test
    void oneThatTakesNoChangesIsRefused() {
        Database database = TestPostgres.newDatabase();
        JdbcClient.create(database.dataSource())
                .sql("alter database %s set default_transaction_read_only = on".formatted(database.username()))
                .update();

        assertThat(refusalOf(database)).hasMessageContaining("accepts no writes");
    }

    @Test
    void oneThatDoesNotAnswerIsRefused() {
        assertThat(refusalOf(new Database("jdbc:postgresql://localhost:1/orders", "orders", "")))
                .hasMessageContaining("jdbc:postgresql://localhost:1/orders");
    }

    private static Throwable refusalOf(Database database) {
        Throwable failure = catchThrowable(() -> OneNode.start(database).close());
        assertThat(failure).as("the application has started").isNotNull();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused) {
                return cause;
            }
        }
        return NestedExceptionUtils.getMostSpecificCause(failure);
    }

    private static void assertThatNothingWasWritten(Database database) {
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("select count(*) from pg_namespace where nspname in ('event_store', 'read_model')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
