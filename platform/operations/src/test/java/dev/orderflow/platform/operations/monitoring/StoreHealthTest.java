package dev.orderflow.platform.operations.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.orderflow.platform.database.ConnectionPools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class StoreHealthTest {

    @Test
    void aDatabaseThatTakesConnectionsAndSaysNothingIsAwayWithinThreeSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            StoreHealth health = new StoreHealth(new Database(silent.getLocalPort()), mock(ConnectionPools.class));
            Instant begin = Instant.now();

            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(3));
        }
    }

    private record Database(int port) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/database";
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
