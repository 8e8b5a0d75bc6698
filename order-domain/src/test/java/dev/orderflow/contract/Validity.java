package dev.orderflow.contract;

import dev.orderflow.contract.Step.Line;
import java.util.List;

/** Which steps can be asked of an order at all. */
final class Validity {

    private Validity() {}

    static boolean isValid(Step step) {
        return switch (step.verb()) {
            case PLACE -> areValid(step.allLines());
            case ADD -> isValid(step.line());
            case SHIP -> isText(step.text(), 64);
            case CANCEL -> isText(step.text(), 500);
            case REMOVE, CONFIRM, DELIVER -> true;
        };
    }

    private static boolean areValid(List<Line> lines) {
        return !lines.isEmpty()
                && lines.size() <= 100
                && lines.stream().allMatch(Validity::isValid)
                && lines.stream().map(Line::sku).distinct().count() == lines.size()
                && lines.stream().map(Line::currency).distinct().count() == 1;
    }

    private static boolean isValid(Line line) {
        return line.quantity() >= 1
                && line.quantity() <= 10_000
                && Price.isKnown(line.currency())
                && Price.of(line).isValid();
    }

    private static boolean isText(String text, int most) {
        return !text.isBlank() && text.codePoints().count() <= most;
    }
}
