package dev.orderflow.domain;

import dev.orderflow.domain.event.OrderStatus;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/** What an order answers when it does not do as it is told. */
final class Answers {

    private Answers() {}

    /** Refused for that reason, and told the state that the order is in. */
    static Matcher<OrderRejected> rejected(Refusal reason, OrderStatus status, long version) {
        return new FeatureMatcher<>(Matchers.equalTo(new Rejection(reason, status, version)), "a refusal", "refusal") {
            @Override
            protected Rejection featureValueOf(OrderRejected actual) {
                return new Rejection(actual.reason(), actual.status(), actual.version());
            }
        };
    }

    static Matcher<VersionMismatch> versionMismatch(long actualVersion) {
        return new FeatureMatcher<>(Matchers.equalTo(actualVersion), "a mismatch with version", "actual version") {
            @Override
            protected Long featureValueOf(VersionMismatch actual) {
                return actual.actualVersion();
            }
        };
    }

    private record Rejection(Refusal reason, OrderStatus status, long version) {}
}
