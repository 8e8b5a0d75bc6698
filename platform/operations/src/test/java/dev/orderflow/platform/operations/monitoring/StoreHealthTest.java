package dev.orderflow.platform.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.mockito.Mockito.mock;

import dev.orderflow.platform.database.ConnectionPools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

@Timeout(30)
class StoreHealthTest {

    private static final String NO_ANSWER = "The database has not answered for a while";

    @Test
    void aDatabaseThatTakesConnectionsAndSaysNothingIsAwayWithinSeconds() throws IOException {
        try (ServerSocket silent = server()) {
            StoreHealth health = health(silent);

            assertTimeout(Duration.ofSeconds(15), health::run);

            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(error(health)).as("said by the driver").isNotEqualTo(NO_ANSWER);
        }
    }

    @Test
    void aProbeDoesNotWaitForTheDatabase() throws IOException {
        try (ServerSocket silent = server()) {
            StoreHealth health = health(silent);
            CompletableFuture<Void> run = CompletableFuture.runAsync(health::run);
            try (Socket asked = silent.accept()) {
                assertThat(asked.isConnected()).isTrue();

                assertThat(error(health)).isEqualTo(NO_ANSWER);
            }
            run.join();
        }
    }

    /** A lifecycle of a lower phase starts earlier. */
    @Test
    void theFirstProbeGetsAnAnswer() throws IOException {
        ServerSocket gone = server();
        gone.close();
        StoreHealth health = health(gone);

        health.start();
        try {
            assertThat(error(health)).contains("refused");
            assertThat(health.getPhase()).isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
        } finally {
            health.stop();
        }
    }

    @Test
    void aFirstHostThatSaysNothingDoesNotHideTheSecond() throws IOException {
        try (ServerSocket silent = server();
                ServerSocket second = server()) {
            CompletableFuture<Void> run = CompletableFuture.runAsync(health(silent, second)::run);

            second.accept().close();
            run.join();
        }
    }

    private static String error(StoreHealth store) {
        Health health = store.health();
        return String.valueOf(health.getDetails().get("error"));
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static StoreHealth health(ServerSocket... hosts) {
        StringBuilder url = new StringBuilder("jdbc:postgresql://");
        for (ServerSocket host : hosts) {
            url.append("127.0.0.1:").append(host.getLocalPort()).append(',');
        }
        url.setLength(url.length() - 1);
        return new StoreHealth(new Database(url + "/database"), mock(ConnectionPools.class));
    }

    private record Database(String url) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return "owner";
        }

        @Override
        public String getPassword() {
            return "";
        }
    }
}
