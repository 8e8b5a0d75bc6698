package dev.orderflow.contract;

import dev.orderflow.contract.Step.Line;
import dev.orderflow.contract.Step.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as the contract describes it. The answer names the first rule that a command breaks. */
final class OrderModel {

    final UUID orderId = UUID.randomUUID();
    final String customerId = "customer-of-" + orderId;

    private long version = -1;
    private String status = "";
    private final List<Line> lines = new ArrayList<>();
    private @Nullable String carrier;
    private @Nullable String reason;

    private boolean exists() {
        return version >= 0;
    }

    /** -1 before the placement. */
    long version() {
        return version;
    }

    Outcome answer(Step step) {
        Set<Long> expected = step.expectedVersions(version);
        if (!Validity.isValid(step)) {
            return Outcome.of(Outcome.INVALID);
        }
        if (step.verb() == Verb.PLACE) {
            return exists() ? Outcome.of(Outcome.EXISTS) : accept(step);
        }
        if (!exists()) {
            return Outcome.of(Outcome.NOT_FOUND);
        }
        if (expected != null && !expected.contains(version)) {
            return Outcome.mismatch(version);
        }
        String refusal = refusal(step);
        return refusal == null ? accept(step) : new Outcome(refusal, version, status);
    }

    private @Nullable String refusal(Step step) {
        String already = "already-" + status.toLowerCase(Locale.ROOT);
        return switch (step.verb()) {
            case PLACE -> null;
            case ADD -> status.equals("PLACED") ? refusalToAdd(step.line()) : already;
            case REMOVE -> status.equals("PLACED") ? refusalToRemove(step.text()) : already;
            case CONFIRM -> status.equals("PLACED") ? null : already;
            case SHIP ->
                switch (status) {
                    case "PLACED" -> "not-confirmed";
                    case "CONFIRMED" -> null;
                    default -> already;
                };
            case DELIVER ->
                switch (status) {
                    case "PLACED", "CONFIRMED" -> "not-shipped";
                    case "SHIPPED" -> null;
                    default -> already;
                };
            case CANCEL -> status.equals("PLACED") || status.equals("CONFIRMED") ? null : already;
        };
    }

    private @Nullable String refusalToAdd(Line line) {
        if (has(line.sku())) {
            return "line-exists";
        }
        if (lines.size() == 100) {
            return "too-many-lines";
        }
        return lines.get(0).currency().equals(line.currency()) ? null : "other-currency";
    }

    private @Nullable String refusalToRemove(String sku) {
        if (!has(sku)) {
            return "no-such-line";
        }
        return lines.size() == 1 ? "last-line" : null;
    }

    private boolean has(String sku) {
        return lines.stream().anyMatch(line -> line.sku().equals(sku));
    }

    private Outcome accept(Step step) {
        switch (step.verb()) {
            case PLACE -> {
                lines.addAll(step.allLines());
                status = "PLACED";
            }
            case ADD -> lines.add(step.line());
            case REMOVE -> lines.removeIf(line -> line.sku().equals(step.text()));
            case CONFIRM -> status = "CONFIRMED";
            case SHIP -> {
                carrier = step.text();
                status = "SHIPPED";
            }
            case DELIVER -> status = "DELIVERED";
            case CANCEL -> {
                reason = step.text();
                status = "CANCELLED";
            }
        }
        version++;
        return new Outcome(Outcome.ACCEPTED, version, status);
    }

    /** Null before the placement. */
    @Nullable
    OrderPicture picture() {
        if (!exists()) {
            return null;
        }
        String currency = lines.get(0).currency();
        long total = lines.stream()
                .mapToLong(line -> line.quantity() * Price.of(line).minorUnits())
                .sum();
        return new OrderPicture(
                customerId,
                status,
                version,
                lines.stream().map(Price::inFull).map(Line::toString).toList(),
                Price.text(total, currency) + " " + currency,
                carrier,
                carrier == null ? null : Step.TRACKING_NUMBER,
                reason);
    }
}
