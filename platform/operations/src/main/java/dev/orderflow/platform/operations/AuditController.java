package dev.orderflow.platform.operations;

import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.request.Parameters;
import dev.orderflow.platform.web.security.RequiresScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators have asked for. */
@RestController
@RequiresScope("ops:admin")
@AnsweredBy(NodeRole.BOTH)
class AuditController {

    private static final int MOST = 200;
    private static final int USUAL = 50;

    /** @param nextBefore null at the end */
    record ActionPage(List<OperatorAction> items, @Nullable Long nextBefore) {}

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    /** Reads one more than it shows, to know whether there are more. */
    @GetMapping("/api/operations/actions")
    ActionPage listActions(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String before) {
        int most = (int) Parameters.wholeNumber("limit", limit, 1, MOST, USUAL);
        List<OperatorAction> found = trail.before(
                Parameters.wholeNumber("before", before, 1, Parameters.GREATEST, Parameters.GREATEST), most + 1);
        return found.size() > most
                ? new ActionPage(found.subList(0, most), found.get(most - 1).id())
                : new ActionPage(found, null);
    }
}
