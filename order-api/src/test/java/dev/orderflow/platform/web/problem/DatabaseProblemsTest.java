package dev.orderflow.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willThrow;

import dev.orderflow.api.Answer;
import dev.orderflow.api.EdgeTest;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What a database that refuses or is away means for a command, as its client is told. */
class DatabaseProblemsTest extends EdgeTest {

    @Test
    void aDatabaseOutOfReachBeforeAnythingIsWritten() {
        Answer answer = confirm(new CannotCreateTransactionException(
                "x",
                new CannotGetJdbcConnectionException(
                        "x",
                        new SQLTransientConnectionException(
                                "timed out (total=0, active=0)", "08001", new SQLException("refused", "08001")))));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
    }

    @Test
    void aPoolThatGivesNoConnectionMidway() {
        Answer answer = confirm(new JdbcException(
                "x",
                new SQLTransientConnectionException(
                        "timed out (total=0, active=0)", "08001", new SQLException("refused", "08001"))));

        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
    }

    @Test
    void aDatabaseLostWhileAppending() {
        Answer answer = confirm(new EventStoreException("x", new SQLException("terminated", "57P01")));

        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
    }

    @Test
    void aDatabaseLostWhileCommitting() {
        Answer answer = confirm(new CommandExecutionException(
                "x", new TransactionSystemException("Could not commit", new SQLException("I/O error", "08006"))));

        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.json().get("detail").stringValue()).contains("may have been", "Idempotency-Key");
    }

    @Test
    void noConnectionLeftInThePool() {
        Answer answer = confirm(new CannotCreateTransactionException(
                "x", new SQLTransientConnectionException("timed out (total=10, active=10)")));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("overloaded");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22021", "23502", "P0001", "99999"})
    void aStatementThatThePostgresRefusesIsAFaultOfOurs(String state) {
        Answer answer = confirm(new EventStoreException("secret", new SQLException("SELECT secret", state)));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.problem()).isEqualTo("internal-error");
        assertThat(answer.response().body()).doesNotContain("secret", "Exception");
    }

    /** Two events of different versions can't have one position, unless positions are assigned twice. */
    @Test
    void aPositionThatIsTakenIsNoConflictOfOrders() {
        Answer answer = confirm(new EventStoreException("x", new SQLException("duplicate", "23505")));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
    }

    @Test
    void aDuplicateElsewhereIsAFaultOfOurs() {
        assertThat(confirm(new DuplicateKeyException("x", new SQLException("duplicate", "23505")))
                        .problem())
                .isEqualTo("internal-error");
    }

    private Answer confirm(RuntimeException failure, String... headers) {
        willThrow(failure).given(commands).sendAndWait(any());
        return send("POST", ORDER + "/confirm", headers);
    }
}
