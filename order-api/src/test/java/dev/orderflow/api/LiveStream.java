package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A client of server-sent events. */
public final class LiveStream implements AutoCloseable {

    public record Frame(String id, JsonNode data) {}

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final InputStream body;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private final Thread reader;

    private LiveStream(InputStream body) {
        this.body = body;
        this.reader = new Thread(this::read, "live-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** Stays open until it is closed, or the server ends it. */
    public static LiveStream of(HttpRequest request) {
        HttpResponse<InputStream> response =
                CLIENT.sendAsync(request, BodyHandlers.ofInputStream()).join();
        assertThat(response.statusCode()).isEqualTo(200);
        return new LiveStream(response.body());
    }

    /** What comes until there have been so many that are wanted. The others are left out. */
    public List<Frame> next(int count, Predicate<JsonNode> isWanted) throws InterruptedException {
        List<Frame> wanted = new ArrayList<>();
        while (wanted.size() < count) {
            Frame frame = frames.poll(60, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("Nothing more came after " + wanted);
            }
            if (isWanted.test(frame.data())) {
                wanted.add(frame);
            }
        }
        return wanted;
    }

    /** What has come and was not taken yet, maybe nothing. */
    public List<Frame> soFar() {
        List<Frame> come = new ArrayList<>();
        frames.drainTo(come);
        return come;
    }

    /** Whether the next sign of life comes in time. */
    public boolean comments(Duration atMost) throws InterruptedException {
        return comments.poll(atMost.toMillis(), TimeUnit.MILLISECONDS) != null;
    }

    /** Waits until the server has ended the stream. */
    public boolean hasEnded() throws InterruptedException {
        return hasEnded(Duration.ofSeconds(60));
    }

    public boolean hasEnded(Duration atMost) throws InterruptedException {
        reader.join(atMost.toMillis());
        return !reader.isAlive();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    frames.add(new Frame(id, Answer.JSON.readTree(line.substring(6))));
                } else if (line.startsWith(":")) {
                    comments.add(line);
                } else if (!line.isEmpty()) {
                    throw new UncheckedIOException(new IOException("Not a line of an event: " + line));
                }
            }
        } catch (IOException e) {
            // The stream was closed, by either side.
        }
    }
}
