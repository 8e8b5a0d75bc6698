package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Tests whose log is damaged have a database of their own, which their property {@code log} names. All others leave theirs sound. */
final class NothingLeftBehind implements TestExecutionListener {

    @Override
    public void afterTestClass(TestContext test) {
        ApplicationContext application = test.getApplicationContext();
        if (application.getEnvironment().containsProperty("log")) {
            return;
        }
        application.getBean(ProcessorStatuses.class).all().forEach(processor -> {
            assertThat(processor.errorKind()).as(processor.name()).isNull();
            assertThat(processor.deadLetters()).as(processor.name()).isZero();
            assertThat(processor.paused()).as(processor.name()).isFalse();
        });
    }
}
