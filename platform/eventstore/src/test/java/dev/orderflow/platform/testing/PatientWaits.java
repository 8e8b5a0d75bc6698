package dev.orderflow.platform.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.Extension;

/**
 * Whoever waits for a condition without saying how long waits for a minute. What takes milliseconds takes seconds on a machine whose cores
 * are all busy, and only a test that fails waits longer for it. JUnit finds this by itself, before the first test.
 */
public final class PatientWaits implements Extension {

    public PatientWaits() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }
}
