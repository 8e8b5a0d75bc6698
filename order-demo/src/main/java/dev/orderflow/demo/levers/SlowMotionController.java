package dev.orderflow.demo.levers;

import dev.orderflow.platform.web.request.EmptyRequest;
import dev.orderflow.platform.web.security.RequiresScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Slow motion over HTTP, for everybody who reads. It is not in the audit trail, which keeps a limited number of actions: a viewer could push
 * those of the operators out of it.
 *
 * <p>See docs/decisions/0043-a-story-that-checks-what-happened.md.
 */
@RestController
@RequiresScope("orders:read")
class SlowMotionController {

    private final SlowMotion slowMotion;

    SlowMotionController(SlowMotion slowMotion) {
        this.slowMotion = slowMotion;
    }

    @PostMapping("/demo/slow-motion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void begin(@RequestBody(required = false) @Nullable EmptyRequest nothing) {
        slowMotion.begin();
    }
}
