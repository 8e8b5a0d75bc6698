package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

/** What comes while an event is written is written together, and each caller learns what has become of its own event. */
class GroupCommitIT extends GroupCommitFixture {

    @Test
    void whatComesWhileAnEventIsWrittenIsOneTransaction() throws SQLException {
        appendWhileTheFirstIsWritten(row("a"), row("b"), row("c"));

        unlock();

        assertThat(outcomes()).containsExactly(true, true, true, true);
        assertThat(sql.sql("select count(distinct xmin::text) from event_store.events")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whoseVersionIsTakenHasToGoAlone() throws SQLException {
        NewEventRow winner = row("a");
        appendWhileTheFirstIsWritten(winner, row("b"), row("a"));

        unlock();

        assertThat(outcomes()).containsExactly(true, true, true, false);
        assertThat(sql.sql("select event_id from event_store.events where aggregate_id = 'a'")
                        .query(UUID.class)
                        .list())
                .containsExactly(winner.eventId());
    }

    @Test
    void ifPostgresRefusesOneOfThemAllHaveToGoAlone() throws SQLException {
        appendWhileTheFirstIsWritten(row("a"), row("no \0 text"));

        unlock();

        assertThat(outcomes()).containsExactly(true, false, false);
    }

    @Test
    void ifTheConnectionBreaksNobodyKnows() throws SQLException {
        appendWhileTheFirstIsWritten();

        sql.sql("select pg_terminate_backend(pid) from pg_locks where not granted")
                .query()
                .listOfRows();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(appends.get(0)::join)
                .withCauseInstanceOf(TransactionSystemException.class)
                .havingRootCause()
                .isInstanceOf(SQLException.class);
        appends.clear();
        unlock();
        append(row("afterwards"));
        assertThat(outcomes()).containsExactly(true);
    }

    @Test
    void whoWaitsTooLongGoesAlone() throws SQLException {
        groups = new GroupCommit(pool, Duration.ofMillis(10));
        appendWhileTheFirstIsWritten();
        append(row("a"));

        assertThat(appends.get(1).join()).isFalse();

        unlock();
        assertThat(appends.get(0).join()).isTrue();
    }

    @Test
    void anInterruptDoesNotHideWhetherAnEventIsAppended() throws SQLException {
        appendWhileTheFirstIsWritten();
        CompletableFuture<Boolean> isInterrupted = new CompletableFuture<>();
        Thread interrupted = new Thread(() -> {
            boolean isAppended = groups.append(row("a"), other -> {});
            isInterrupted.complete(isAppended && Thread.currentThread().isInterrupted());
        });
        start(interrupted);
        awaitWaiting();

        interrupted.interrupt();
        unlock();

        assertThat(isInterrupted.join()).isTrue();
    }
}
