package dev.orderflow.api.command;

import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.platform.web.request.JsonLocation;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules between the lines of a placement. Each violation is noted at its line, whatever is wrong with other lines. */
final class LinesCheck {

    private final Set<Sku> skus = new HashSet<>();
    private @Nullable Currency first;

    private LinesCheck() {}

    static void check(List<LineRequest> lines, JsonLocation place) {
        LinesCheck check = new LinesCheck();
        for (int i = 0; i < lines.size(); i++) {
            check.line(lines.get(i), place.at(i));
        }
    }

    private void line(LineRequest line, JsonLocation place) {
        place.at("sku").check(() -> OrderLines.requireNewSku(skus.add(line.sku())));
        place.at("unitPrice")
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
