package dev.orderflow.api.http;

import dev.orderflow.domain.model.UnitPrice;
import java.math.BigDecimal;

/** The amount of a unit price before its currency is known: its range is checked at once, its decimals later. */
public record PriceAmount(BigDecimal value) {

    public PriceAmount {
        UnitPrice.inRange(value);
    }
}
