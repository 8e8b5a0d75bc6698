package dev.orderflow.stock;

import dev.orderflow.platform.operations.CommandFailureClassifier;
import dev.orderflow.platform.operations.CommandOutcome;
import dev.orderflow.stock.item.OutOfStock;
import dev.orderflow.stock.item.StockVersionMismatch;
import dev.orderflow.stock.process.OrderHasChanged;
import org.jspecify.annotations.Nullable;

/** Decides how a command is counted that has failed for reasons of stock. */
final class StockCommandFailures implements CommandFailureClassifier {

    @Override
    public @Nullable CommandOutcome classify(Throwable failure) {
        if (failure instanceof OutOfStock) {
            return CommandOutcome.refused("out-of-stock");
        }
        return failure instanceof OrderHasChanged || failure instanceof StockVersionMismatch
                ? CommandOutcome.conflict("version-mismatch")
                : null;
    }
}
