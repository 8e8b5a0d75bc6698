package dev.orderflow.domain.model;

import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lines of a new order: 1 to 100, no SKU twice, all in one currency. */
public record OrderLines(List<OrderLine> values) {

    public static final int MOST = 100;

    public OrderLines {
        values = List.copyOf(values);
        requireCount(values.size());
        Set<Sku> skus = new HashSet<>();
        Currency currency = values.get(0).unitPrice().money().currency();
        for (OrderLine line : values) {
            requireNewSku(skus.add(line.sku()));
            requireOneCurrency(line.unitPrice().money().currency().equals(currency));
        }
    }

    public static void requireCount(int lines) {
        InvalidValue.unless(lines >= 1 && lines <= MOST, "must be 1 to " + MOST + " lines");
    }

    public static void requireNewSku(boolean isNew) {
        InvalidValue.unless(isNew, "must not name a SKU twice");
    }

    public static void requireOneCurrency(boolean isSame) {
        InvalidValue.unless(isSame, "must be the currency of the first line");
    }

    public Money total() {
        return values.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
    }
}
