package dev.orderflow.stock.http;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemMapper;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.stock.item.StockVersionMismatch;
import dev.orderflow.stock.item.UnknownStockEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which problem a client gets about stock. */
final class StockFailures implements ProblemMapper {

    /** A rolling upgrade replaces one node after the other, and each takes some tens of seconds. */
    private static final Duration UPGRADE = Duration.ofSeconds(30);

    static final String NOT_KEPT = "No stock of this SKU is kept.";

    @Override
    public @Nullable Problem map(Throwable cause, HttpServletRequest request) {
        if (cause instanceof StockVersionMismatch mismatch) {
            return mismatch(mismatch.actualVersion()).withExpectedVersion(request);
        }
        if (cause instanceof UnknownStockEvent) {
            return new Problem(
                            ProblemType.STORE_UNAVAILABLE,
                            "The stock can't be read here until an upgrade is finished. Nothing was written. Try again later.")
                    .retryAfter(UPGRADE);
        }
        return null;
    }

    private static Problem mismatch(@Nullable Long actual) {
        return actual == null
                ? new Problem(ProblemType.VERSION_MISMATCH, NOT_KEPT)
                : new Problem(ProblemType.VERSION_MISMATCH, "The stock is at version " + actual + ".")
                        .with("actualVersion", actual);
    }
}
