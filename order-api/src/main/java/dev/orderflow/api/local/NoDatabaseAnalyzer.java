package dev.orderflow.api.local;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows {@link NoDatabase} as Spring Boot shows its own failures to start: two sentences and no stack trace. */
class NoDatabaseAnalyzer extends AbstractFailureAnalyzer<NoDatabase> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoDatabase cause) {
        return new FailureAnalysis(cause.getLocalizedMessage(), cause.remedy(), cause);
    }
}
