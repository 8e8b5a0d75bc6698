package dev.orderflow.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.LogTail;
import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.eventstore.Tenants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The events of one tenant, far behind those of others. */
class LogSourceTest {

    private static final long OWN = 12_345;

    private final LogReader log = mock();
    private final LogTail tail = mock();
    private final EventFrames frames = mock();
    private final Tenants tenants = mock();

    LogSourceTest() {
        when(log.read(anyLong(), anyInt())).then(call -> events(call.getArgument(0), call.getArgument(1)));
        when(log.readOn(any(), anyInt()))
                .then(call -> events(call.<StoredEvent>getArgument(0).position(), call.getArgument(1)));
        when(tail.after(anyLong(), anyInt(), anyInt()))
                .then(call -> call.<Long>getArgument(0) < OWN ? null : List.of());
        when(frames.of(any())).thenReturn("own".getBytes(StandardCharsets.UTF_8));
        when(tenants.mayBeSeen(any()))
                .then(call -> call.<StoredEvent>getArgument(0).position() == OWN);
    }

    /** Who loses the connection meanwhile goes on from there, and null makes the stream flush what it has. */
    @Test
    void theClientIsToldHowFarItIsWhileItsEventsAreFar() {
        LogSource source = new LogSource(log, tail, frames, tenants, 0, 0);

        assertThat(texts(source, 6)).containsExactly("id: 5000\n\n", null, "id: 10000\n\n", null, "own", null);
    }

    private static List<@Nullable String> texts(LogSource source, int count) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] frame = source.next();
            texts.add(frame == null ? null : new String(frame, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static List<StoredEvent> events(long after, int limit) {
        return LongStream.rangeClosed(after + 1, Math.min(OWN, after + limit))
                .mapToObj(position -> new StoredEvent(
                        position, "id", "Thing", "a", position, "Happened", "1", Instant.EPOCH, "{}", "{}"))
                .toList();
    }
}
