package dev.orderflow.domain;

import dev.orderflow.domain.event.OrderStatus;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/** The answers of an order that refuses a command. */
final class Answers {

    private Answers() {}

    /** Refused for that reason, with the state of the order. */
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
