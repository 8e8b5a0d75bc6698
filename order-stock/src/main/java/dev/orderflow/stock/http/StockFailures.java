package dev.orderflow.stock.http;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemMapper;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.stock.item.StockVersionMismatch;
import dev.orderflow.stock.item.UnknownStockEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Which problem a client gets about stock. */
final class StockFailures implements ProblemMapper {

    /** A rolling upgrade replaces one node after the other, and each takes some tens of seconds. */
    private static final Duration UPGRADE = Duration.ofSeconds(30);

    static final String NOT_KEPT = "No stock of this SKU is kept.";

    @Override
    public @Nullable Problem map(Throwable cause, HttpServletRequest request) {
        if (cause instanceof StockNotKept) {
            return new Problem(ProblemType.NOT_FOUND, NOT_KEPT);
        }
        if (cause instanceof StockVersionMismatch mismatch) {
            return mismatch(mismatch, expected(mismatch.expected().versions(), request));
        }
        if (cause instanceof UnknownStockEvent) {
            return new Problem(
                            ProblemType.STORE_UNAVAILABLE,
                            "The stock can't be read here until an upgrade is finished. Nothing was written. Try again later.")
                    .retryAfter(UPGRADE);
        }
        return null;
    }

    private static Problem mismatch(StockVersionMismatch mismatch, Object expected) {
        @Nullable Long actual = mismatch.actualVersion();
        if (actual == null) {
            return new Problem(ProblemType.VERSION_MISMATCH, NOT_KEPT).with("expectedVersion", expected);
        }
        return new Problem(ProblemType.VERSION_MISMATCH, "The stock is at version " + actual + ".")
                .with("expectedVersion", expected)
                .with("actualVersion", actual);
    }

    /** The number if there is only one; otherwise the header as it was sent. */
    private static Object expected(Set<Long> versions, HttpServletRequest request) {
        return versions.size() == 1
                ? versions.iterator().next()
                : String.join(", ", Collections.list(request.getHeaders(HttpHeaders.IF_MATCH)));
    }
}
