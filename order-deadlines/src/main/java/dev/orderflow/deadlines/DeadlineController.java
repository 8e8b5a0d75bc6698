package dev.orderflow.deadlines;

import dev.orderflow.deadlines.DueDeadlines.DueDeadline;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.request.Parameters;
import dev.orderflow.platform.web.security.RequiresScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is due, and when. */
@RestController
@RequiresScope("orders:read")
@AnsweredBy(NodeRole.WRITE)
class DeadlineController {

    private static final int MOST = 200;
    private static final int USUAL = 50;

    private final DueDeadlines deadlines;

    /** @param paused none of them is carried out before an operator resumes their processor */
    record Due(List<DueDeadline> items, boolean paused) {}

    DeadlineController(DueDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @GetMapping("/api/deadlines")
    Due listDeadlines(
            @RequestParam(required = false) @Nullable OrderId orderId,
            @RequestParam(required = false) @Nullable String limit) {
        int most = (int) Parameters.wholeNumber("limit", limit, 1, MOST, USUAL);
        return new Due(deadlines.find(orderId == null ? null : orderId.value(), most), deadlines.paused());
    }
}
