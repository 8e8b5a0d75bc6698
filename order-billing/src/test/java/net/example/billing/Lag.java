package net.example.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long it takes from the answer of the node that writes until one that reads can answer. */
final class Lag {

    private static final Logger LOG = LoggerFactory.getLogger(Lag.class);

    private Lag() {}

    /** Waits for each order as a client would. */
    static void measure(RunningOrders writer, RunningOrders reader, int samples)
            throws IOException, InterruptedException {
        Duration cpu = reader.cpu();
        List<Duration> lags = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            String order = UUID.randomUUID().toString();
            writer.place(order, "customer-0", "1.00");
            long placed = System.nanoTime();
            HttpResponse<String> answer =
                    reader.get("/api/orders/" + order + "?atLeastVersion=0&timeout=PT10S", "viewer");
            lags.add(Duration.ofNanos(System.nanoTime() - placed));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        Collections.sort(lags);
        LOG.info(
                "Seen on the node that reads: p50 {}, p99 {}, its CPU meanwhile {}",
                lags.get(samples / 2),
                lags.get(samples * 99 / 100),
                reader.cpu().minus(cpu));
    }
}
