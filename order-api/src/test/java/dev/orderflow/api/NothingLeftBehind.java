package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.projections.processor.ProcessorStatus;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * A class of tests leaves the processors of its application as well as it found them: others work on it afterwards. Those whose log is
 * another have an application of their own, by the property {@code test.log}.
 */
final class NothingLeftBehind implements TestExecutionListener {

    @Override
    public void afterTestClass(TestContext test) {
        if (!test.hasApplicationContext()) {
            return;
        }
        ApplicationContext application = test.getApplicationContext();
        if (application.getEnvironment().containsProperty("test.log")) {
            return;
        }
        ProcessorStatuses statuses = application.getBean(ProcessorStatuses.class);
        // A batch that has failed is tried again.
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> statuses.all().forEach(NothingLeftBehind::assertWell));
    }

    private static void assertWell(ProcessorStatus processor) {
        assertThat(processor.errorKind()).as(processor.name()).isNull();
        assertThat(processor.deadLetters()).as(processor.name()).isZero();
        assertThat(processor.paused()).as(processor.name()).isFalse();
    }
}
