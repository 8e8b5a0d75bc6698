package dev.orderflow.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willThrow;

import dev.orderflow.api.Answer;
import dev.orderflow.api.EdgeTest;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** Every class of PostgreSQL's appendix "Error Codes", and each code in it that means something else than its class. */
class StoreFailuresTest extends EdgeTest {

    @ParameterizedTest
    @CsvSource({
        "01000, internal-error",
        "02000, internal-error",
        "03000, internal-error",
        "08000, store-unavailable",
        "08006, store-unavailable",
        "08P01, store-unavailable",
        "09000, internal-error",
        "0A000, internal-error",
        "0B000, internal-error",
        "0F000, internal-error",
        "0L000, internal-error",
        "0P000, internal-error",
        "0Z000, internal-error",
        "10608, internal-error",
        "20000, internal-error",
        "21000, internal-error",
        "22000, internal-error",
        "22P05, internal-error",
        "23000, internal-error",
        "23502, internal-error",
        "23514, internal-error",
        "24000, internal-error",
        "25000, internal-error",
        "25006, store-unavailable",
        "25P02, overloaded",
        "25P03, overloaded",
        "25P04, overloaded",
        "26000, store-unavailable",
        "27000, internal-error",
        "28000, store-unavailable",
        "28P01, store-unavailable",
        "2B000, internal-error",
        "2D000, internal-error",
        "2F000, internal-error",
        "34000, internal-error",
        "38000, internal-error",
        "39000, internal-error",
        "3B000, internal-error",
        "3D000, store-unavailable",
        "3F000, store-unavailable",
        "40001, overloaded",
        "40P01, overloaded",
        "42000, internal-error",
        "42501, store-unavailable",
        "42P01, internal-error",
        "42P05, store-unavailable",
        "44000, internal-error",
        "53000, overloaded",
        "53100, store-unavailable",
        "53200, overloaded",
        "53300, overloaded",
        "53400, overloaded",
        "54000, store-unavailable",
        "54001, store-unavailable",
        "55000, store-unavailable",
        "55006, store-unavailable",
        "55P03, overloaded",
        "57000, store-unavailable",
        "57014, overloaded",
        "57P01, store-unavailable",
        "57P02, store-unavailable",
        "57P03, store-unavailable",
        "57P04, store-unavailable",
        "57P05, store-unavailable",
        "58000, store-unavailable",
        "58030, store-unavailable",
        "58P01, store-unavailable",
        "72000, overloaded",
        "F0000, store-unavailable",
        "F0001, store-unavailable",
        "HV000, internal-error",
        "P0001, internal-error",
        "XX000, store-unavailable",
        "XX001, store-unavailable",
        "XX002, store-unavailable",
        "99999, internal-error"
    })
    void theStateDecides(String state, String problem) {
        assertAnsweredBy(problem, new EventStoreException("secret", new SQLException("secret", state)));
        assertAnsweredBy(
                problem,
                new CommandExecutionException(
                        "x", new UncategorizedSQLException("secret", "secret", new SQLException("secret", state))));
    }

    static Stream<Arguments> failuresWithoutAState() {
        return Stream.of(
                Arguments.of(new SQLException("HikariDataSource (request) has been closed."), "store-unavailable"),
                Arguments.of(new SQLException("Connection is closed"), "store-unavailable"),
                Arguments.of(new SQLTransientConnectionException("timed out (total=10, active=10)"), "overloaded"),
                Arguments.of(new SQLTransientConnectionException("timed out (total=0, active=0)"), "store-unavailable"),
                Arguments.of(new DataAccessResourceFailureException("x"), "store-unavailable"),
                Arguments.of(new CannotCreateTransactionException("x"), "store-unavailable"),
                Arguments.of(new QueryTimeoutException("x"), "overloaded"),
                Arguments.of(new TransactionTimedOutException("x"), "overloaded"),
                Arguments.of(new DataIntegrityViolationException("x"), "internal-error"),
                Arguments.of(new EmptyResultDataAccessException(1), "internal-error"));
    }

    @ParameterizedTest
    @MethodSource("failuresWithoutAState")
    void withoutOneTheKindOfExceptionDecides(Exception failure, String problem) {
        assertAnsweredBy(problem, new CommandExecutionException("x", failure));
    }

    /** Spring wraps a refused statement in what looks like a lost resource. */
    @Test
    void theStateIsStrongerThanTheExceptionAroundIt() {
        assertAnsweredBy(
                "internal-error",
                new DataAccessResourceFailureException("x", new SQLException("no such table", "42P01")));
    }

    private void assertAnsweredBy(String problem, RuntimeException failure) {
        willThrow(failure).given(commands).sendAndWait(any());

        Answer answer = send("POST", ORDER + "/confirm");

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(problem.equals("internal-error") ? 500 : 503);
        if (answer.status() == 503) {
            assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        }
        assertThat(answer.text()).doesNotContain("secret", "Exception", "SQL");
    }
}
