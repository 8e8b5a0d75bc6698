package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.LiveStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Follows a live stream as a browser does: it connects again when the stream ends, and gives up if it is refused once. */
final class StreamFollower {

    private final URI stream;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> following;
    private volatile boolean stopped;

    /** From the beginning of the log. */
    StreamFollower(URI stream) {
        this.stream = stream;
        this.following = CompletableFuture.runAsync(this::follow);
    }

    /** The ids of all that came, once this one has come. */
    List<String> seenUpTo(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .failFast("The stream was refused", () -> assertThat(following).isNotCompleted())
                .until(() -> seen.contains(id));
        stopped = true;
        following.join();
        return List.copyOf(seen);
    }

    private void follow() {
        while (!stopped) {
            String last = seen.isEmpty() ? "0" : seen.get(seen.size() - 1);
            HttpRequest request = HttpRequest.newBuilder(stream)
                    .header("Authorization", Load.CLERK)
                    .header("Last-Event-ID", last)
                    .build();
            try (LiveStream connection = LiveStream.of(request)) {
                boolean hasEnded = false;
                while (!stopped && !hasEnded) {
                    hasEnded = connection.hasEnded(Duration.ofMillis(50));
                    connection.soFar().forEach(frame -> seen.add(frame.id()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
