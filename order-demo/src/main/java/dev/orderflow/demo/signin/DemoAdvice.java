package dev.orderflow.demo.signin;

import dev.orderflow.platform.web.security.NobodyCanSignIn;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * When the platform refuses to start because nobody could sign in, the demo is one more way out. This is no bean, because it has to
 * work while the demo is switched off.
 */
@Order(0) // before the platform's own analyzer, which knows nothing of the demo
final class DemoAdvice extends AbstractFailureAnalyzer<NobodyCanSignIn> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NobodyCanSignIn cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                cause.remedy() + " To try things out on this machine, set SPRING_PROFILES_ACTIVE=demo instead.",
                cause);
    }
}
