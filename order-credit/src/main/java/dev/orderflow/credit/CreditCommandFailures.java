package dev.orderflow.credit;

import dev.orderflow.credit.check.CreditLimitExceeded;
import dev.orderflow.credit.limit.NoCreditLimit;
import dev.orderflow.platform.operations.CommandFailureClassifier;
import dev.orderflow.platform.operations.CommandOutcome;
import org.jspecify.annotations.Nullable;

/** Decides how a command is counted that has failed for reasons of credit. */
final class CreditCommandFailures implements CommandFailureClassifier {

    @Override
    public @Nullable CommandOutcome classify(Throwable failure) {
        if (failure instanceof CreditLimitExceeded) {
            return CommandOutcome.refused("credit-limit-exceeded");
        }
        return failure instanceof NoCreditLimit ? CommandOutcome.refused("no-credit-limit") : null;
    }
}
