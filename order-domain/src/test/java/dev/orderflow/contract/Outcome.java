package dev.orderflow.contract;

import org.jspecify.annotations.Nullable;

/**
 * What a command led to.
 *
 * @param word {@code accepted}, the reason of a refusal, or the kind of another problem, as the contract calls them
 * @param version of the order, null where the answer does not tell
 * @param status of the order, null where the answer does not tell
 */
public record Outcome(
        String word, @Nullable Long version, @Nullable String status) {

    public static final String ACCEPTED = "accepted";
    public static final String INVALID = "invalid-order";
    public static final String NOT_FOUND = "order-not-found";
    public static final String EXISTS = "order-exists";
    public static final String MISMATCH = "version-mismatch";

    public static Outcome of(String word) {
        return new Outcome(word, null, null);
    }

    public static Outcome mismatch(long actualVersion) {
        return new Outcome(MISMATCH, actualVersion, null);
    }
}
