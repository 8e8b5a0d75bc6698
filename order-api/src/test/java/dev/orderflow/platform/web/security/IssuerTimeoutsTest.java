package dev.orderflow.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IssuerTimeoutsTest {

    private static final String CONNECT = "sun.net.client.defaultConnectTimeout";
    private static final String READ = "sun.net.client.defaultReadTimeout";

    private final Properties before = (Properties) System.getProperties().clone();

    @AfterEach
    void putBack() {
        System.setProperties(before);
    }

    @Test
    void theJvmWaitsForTheIssuerForSecondsAndNotForEver() {
        System.clearProperty(CONNECT);
        System.clearProperty(READ);

        IssuerTimeouts.limitKeys();

        assertThat(Integer.getInteger(CONNECT)).isBetween(1, 5_000);
        assertThat(Integer.getInteger(READ)).isBetween(1, 5_000);
    }

    @Test
    void whatTheCommandLineSaysStays() {
        System.setProperty(READ, "7000");

        IssuerTimeouts.limitKeys();

        assertThat(Integer.getInteger(READ)).isEqualTo(7_000);
    }
}
