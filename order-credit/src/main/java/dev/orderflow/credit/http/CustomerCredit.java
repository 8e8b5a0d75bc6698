package dev.orderflow.credit.http;

import dev.orderflow.domain.event.Amount;
import org.jspecify.annotations.Nullable;

/**
 * How much of a limit is used, in the words of the problem {@code credit-limit-exceeded}.
 *
 * @param limit null if the customer has none
 * @param open in the currency of the limit; null without one
 */
record CustomerCredit(@Nullable Amount limit, @Nullable Amount open) {}
