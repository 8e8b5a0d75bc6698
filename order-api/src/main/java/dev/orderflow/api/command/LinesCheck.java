package dev.orderflow.api.command;

import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.platform.web.request.JsonLocation;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that compare the lines of a new order. Each violation is reported at its line, even if other lines have faults too. */
final class LinesCheck {

    private final Set<Sku> skus = new HashSet<>();
    private @Nullable Currency first;

    private LinesCheck() {}

    static void check(List<LineRequest> lines, JsonLocation location) {
        LinesCheck check = new LinesCheck();
        for (int i = 0; i < lines.size(); i++) {
            check.line(lines.get(i), location.at(i));
        }
    }

    private void line(LineRequest line, JsonLocation location) {
        location.at("sku").check(() -> OrderLines.requireNewSku(skus.add(line.sku())));
        location.at("unitPrice")
                .at("currency")
                .check(() ->
                        OrderLines.requireOneCurrency(isSame(line.unitPrice().currency())));
    }

    private boolean isSame(Currency currency) {
        if (first == null) {
            first = currency;
        }
        return first.equals(currency);
    }
}
