package dev.orderflow.contract;

import dev.orderflow.contract.Step.Line;
import java.math.BigDecimal;
import java.util.Map;

/** Counts money in ten-thousandths, as no currency here is finer, and in the currency's minor units. */
record Price(long tenThousandths, long perMinorUnit) {

    private static final Map<String, Integer> DIGITS = Map.of("EUR", 2, "USD", 2, "JPY", 0, "KWD", 3);

    static Price of(Line line) {
        String[] parts = line.amount().split("\\.", 2);
        String fraction = parts.length == 1 ? "" : parts[1];
        long digits = Long.parseLong(parts[0] + (fraction + "0000").substring(0, 4));
        return new Price(digits, Long.parseLong("1" + "0".repeat(4 - digits(line.currency()))));
    }

    /** With exactly the currency's digits. */
    static String text(long minorUnits, String currency) {
        return BigDecimal.valueOf(minorUnits, digits(currency)).toPlainString();
    }

    /** The line as it is shown. */
    static Line inFull(Line line) {
        return new Line(
                line.sku(), line.quantity(), text(Price.of(line).minorUnits(), line.currency()), line.currency());
    }

    static boolean isKnown(String currency) {
        return DIGITS.containsKey(currency);
    }

    /** 0.01 to 1,000,000.00, and no finer than the currency. */
    boolean isValid() {
        return tenThousandths >= 100 && tenThousandths <= 10_000_000_000L && tenThousandths % perMinorUnit == 0;
    }

    long minorUnits() {
        return tenThousandths / perMinorUnit;
    }

    private static int digits(String currency) {
        return DIGITS.getOrDefault(currency, 0);
    }
}
