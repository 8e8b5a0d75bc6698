package net.example.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

/** A good record waits, whatever is wrong with the database. */
class FailedRecordsTest {

    @ParameterizedTest
    @MethodSource
    void waits(Exception failure) {
        assertThat(FailedRecords.isUnusable(new ListenerExecutionFailedException("failed", failure)))
                .isFalse();
    }

    static Exception[] waits() {
        return new Exception[] {
            new UncategorizedSQLException(
                    "insert", null, new SQLException("cannot execute INSERT in a read-only transaction", "25006")),
            new DataAccessResourceFailureException("insert", new SQLException("the disk is full", "53100")),
            new DataAccessResourceFailureException("insert", new SQLException("no state")),
            new CannotGetJdbcConnectionException("no connection"),
            new CannotCreateTransactionException("no connection"),
            new QueryTimeoutException("too late"),
            new RecordTooLargeException("anything else")
        };
    }

    @ParameterizedTest
    @MethodSource
    void isPutAside(Exception failure) {
        assertThat(FailedRecords.isUnusable(new ListenerExecutionFailedException("failed", failure)))
                .isTrue();
    }

    static Exception[] isPutAside() {
        return new Exception[] {
            new UnusableRecord("no CloudEvent"),
            new NumberFormatException("no amount"),
            new DuplicateKeyException("opened twice"),
            new DataAccessResourceFailureException("insert", new SQLException("too long for an index", "54000")),
            textOfAnObject()
        };
    }

    private static Exception textOfAnObject() {
        try {
            throw new IllegalStateException(new JsonMapper().createObjectNode().asString());
        } catch (RuntimeException e) {
            return e;
        }
    }
}
