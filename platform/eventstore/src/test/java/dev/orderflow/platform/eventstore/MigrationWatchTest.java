package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.orderflow.platform.startup.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A migration may take as long as it likes, but only while its server answers others. */
class MigrationWatchTest {

    private final SQLException silence = new SQLException("Read timed out", "08006");
    private final SQLException refusal = new SQLException("Too many clients", "53300");

    private final DataSource questions = mock();
    private final DataSource connections = mock();
    private final Connection migrating = mock();
    private final MigrationWatch watch = new MigrationWatch(questions);

    @BeforeEach
    void aMigrationHasBegun() throws SQLException {
        given(connections.getConnection()).willReturn(migrating);
        watch.over(connections).getConnection();
    }

    @Test
    void threeSilencesInARowEndItsConnection() throws SQLException {
        given(questions.getConnection()).willThrow(silence);
        ask(2);
        verify(migrating, never()).abort(any());

        ask(1);

        verify(migrating).abort(any());
    }

    @Test
    void anAnswerInBetweenEndsNothing() throws SQLException {
        given(questions.getConnection())
                .willThrow(silence, silence)
                .willReturn(mock(Connection.class))
                .willThrow(silence, silence);

        ask(5);

        verify(migrating, never()).abort(any());
    }

    @Test
    void aRefusalIsAnAnswer() throws SQLException {
        given(questions.getConnection()).willThrow(refusal);

        ask(5);

        verify(migrating, never()).abort(any());
    }

    @Test
    void theStartEndsWithAReason() throws SQLException {
        given(questions.getConnection()).willThrow(silence);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> watch.during(() -> {
                    ask(3);
                    throw new IllegalStateException("This connection has been closed");
                }))
                .withMessageContaining("has stopped answering");
    }

    @Test
    void aMigrationThatFailsForAnotherReasonSaysIt() {
        IllegalStateException failure = new IllegalStateException("relation exists");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> watch.during(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    private void ask(int times) {
        for (int question = 0; question < times; question++) {
            watch.ask();
        }
    }
}
