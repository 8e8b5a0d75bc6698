package dev.orderflow.credit.http;

import dev.orderflow.domain.event.Amount;

/** How much of a limit is used, in the words of the problem {@code credit-limit-exceeded}. */
record CreditUse(Amount limit, Amount open) {}
