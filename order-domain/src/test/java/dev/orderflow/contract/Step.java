package dev.orderflow.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command to an order, valid or not. Each field means something at any point of a story, so that a step still does when those
 * before it are taken away.
 *
 * @param order which of the story's orders
 * @param lines of a placement; or the one to be added
 * @param more that many lines of a placement follow, of one piece each for 1, in the currency of the first
 * @param text the SKU to be removed, the carrier, or the reason for a cancellation
 * @param ifVersion the versions at which the command is meant, each as a difference to the order's; null for any
 */
public record Step(
        String order,
        Verb verb,
        List<Line> lines,
        int more,
        String text,
        @Nullable Set<Integer> ifVersion) {

    public static final String TRACKING_NUMBER = "RR-1";

    /** What a step does. */
    public enum Verb {
        PLACE,
        ADD,
        REMOVE,
        CONFIRM,
        SHIP,
        DELIVER,
        CANCEL
    }

    /** A line as it is sent: {@code amount} is any number in digits. */
    public record Line(String sku, int quantity, String amount, String currency) {

        @Override
        public String toString() {
            return "%s × %s at %s %s".formatted(quantity, sku, amount, currency);
        }
    }

    public Line line() {
        return lines.get(0);
    }

    public List<Line> allLines() {
        String currency = lines.isEmpty() ? "EUR" : line().currency();
        return Stream.concat(
                        lines.stream(),
                        IntStream.rangeClosed(1, more).mapToObj(i -> new Line("more-" + i, 1, "1", currency)))
                .toList();
    }

    /** The versions at which the command is meant, for an order at a version. */
    @Nullable
    Set<Long> expectedVersions(long version) {
        return ifVersion == null
                ? null
                : ifVersion.stream().map(difference -> version + difference).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        String object = switch (verb) {
            case PLACE -> " " + lines + (more == 0 ? "" : " and " + more + " more");
            case ADD -> " " + line();
            case REMOVE, SHIP, CANCEL -> " '" + text + "'";
            case CONFIRM, DELIVER -> "";
        };
        String condition = ifVersion == null ? "" : " if version + " + ifVersion;
        return order + " " + verb + object + condition;
    }
}
