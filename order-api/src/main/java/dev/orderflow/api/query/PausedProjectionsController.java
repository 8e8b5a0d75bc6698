package dev.orderflow.api.query;

import dev.orderflow.api.http.Scopes;
import dev.orderflow.platform.projections.processor.DesiredState;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.security.RequiresScope;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What an operator has paused answers as before, and grows old. So whoever reads may know of it. A processor without a read model answers
 * nothing that could.
 */
@RestController
@RequiresScope(Scopes.ORDERS_READ)
@AnsweredBy(NodeRole.READ)
class PausedProjectionsController {

    private final DesiredState desired;
    private final ProcessorStatuses processors;

    PausedProjectionsController(DesiredState desired, ProcessorStatuses processors) {
        this.desired = desired;
        this.processors = processors;
    }

    @GetMapping("/api/projections/paused")
    Map<String, List<String>> listPausedProjections() {
        return Map.of(
                "items",
                desired.paused().stream()
                        .filter(processors::hasReadModel)
                        .sorted()
                        .toList());
    }
}
