package dev.orderflow.platform.operations.lag;

import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.request.Parameters;
import dev.orderflow.platform.web.security.RequiresScope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lag of the processors over the last minutes. Here, a processor that is itself called "lag" can't be looked at alone. */
@RestController
@RequiresScope("ops:admin")
@AnsweredBy(NodeRole.BOTH)
class LagController {

    private static final int USUAL_SECONDS = 900;

    private final LagSamples samples;

    LagController(LagSamples samples) {
        this.samples = samples;
    }

    @GetMapping("/api/processors/lag")
    LagHistory getLag(@RequestParam(required = false) @Nullable String seconds) {
        return samples.since(
                (int) Parameters.wholeNumber("seconds", seconds, 1, LagSamples.KEPT_SECONDS, USUAL_SECONDS));
    }
}
