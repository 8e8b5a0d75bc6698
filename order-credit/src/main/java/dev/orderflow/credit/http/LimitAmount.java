package dev.orderflow.credit.http;

import dev.orderflow.domain.model.UnitPrice;
import java.math.BigDecimal;

/** The amount of a limit before its currency is known. It has the range of every amount of this API. */
record LimitAmount(BigDecimal value) {

    LimitAmount {
        UnitPrice.inRange(value);
    }
}
