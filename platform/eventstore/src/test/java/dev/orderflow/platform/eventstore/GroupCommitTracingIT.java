package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.eventstore.AppendTracing.Append;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A trace shows which append has written this one's event. See docs/decisions/0052-one-trace-on-all-nodes.md. */
class GroupCommitTracingIT extends GroupCommitFixture {

    @Test
    void whoIsWrittenByAnotherSaysSo() throws SQLException {
        AtomicReference<Append> ofTheWriter = new AtomicReference<>();
        Append writer = other -> {};
        append(row("first"), other -> {});
        awaitBlocked();
        append(row("a"), writer);
        awaitWaiting();
        append(row("b"), ofTheWriter::set);
        awaitWaiting();

        unlock();

        assertThat(outcomes()).containsExactly(true, true, true);
        assertThat(ofTheWriter).hasValue(writer);
    }
}
