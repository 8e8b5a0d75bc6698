package dev.orderflow.platform.operations;

import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.request.EmptyRequest;
import dev.orderflow.platform.web.request.Parameters;
import dev.orderflow.platform.web.security.RequiresScope;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person steps through a projection. See docs/decisions/0044-a-projection-is-stepped-beside-the-live-one.md. */
@RestController
@RequestMapping("/api/processors/{name}/stepping")
@RequiresScope("ops:admin")
@AnsweredBy(NodeRole.BOTH)
class SteppingController {

    private final SteppingOperations stepping;

    SteppingController(SteppingOperations stepping) {
        this.stepping = stepping;
    }

    @PostMapping
    ResponseEntity<SteppingItem> beginStepping(
            @PathVariable String name, @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        SteppingItem begun = stepping.begin(name);
        return ResponseEntity.created(URI.create("/api/processors/" + name + "/stepping"))
                .body(begun);
    }

    @GetMapping
    SteppingItem getStepping(@PathVariable String name) {
        return stepping.find(name);
    }

    @PostMapping("/step")
    SteppingItem step(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String after,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        long position = Parameters.wholeNumber("after", after, 0, Parameters.GREATEST, 0);
        return stepping.step(name, after == null ? null : position);
    }

    /** Without {@code to}, up to the end of the log. */
    @PostMapping("/run")
    SteppingItem run(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String to,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return stepping.run(name, Parameters.wholeNumber("to", to, 0, Parameters.GREATEST, Parameters.GREATEST));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endStepping(@PathVariable String name) {
        stepping.end(name);
    }
}
