package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.processing.NodeRegistry;
import dev.orderflow.platform.projections.processing.Replays;
import dev.orderflow.platform.projections.processing.SegmentOperations;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.request.EmptyRequest;
import dev.orderflow.platform.web.security.RequiresScope;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The processors, and what operators tell them. */
@RestController
@RequestMapping("/api/processors")
@RequiresScope("ops:admin")
class ProcessorController {

    private static final ProblemType REPLAY_IN_PROGRESS =
            new ProblemType("replay-in-progress", HttpStatus.CONFLICT, "The read model is being rebuilt already");

    private static final Pattern SEGMENT = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final ProcessorQueries processors;
    private final NodeRegistry cluster;
    private final Replays replays;
    private final SegmentOperations segments;
    private final Notifier notifier;

    ProcessorController(
            ProcessorQueries processors,
            NodeRegistry cluster,
            Replays replays,
            SegmentOperations segments,
            Notifier notifier) {
        this.processors = processors;
        this.cluster = cluster;
        this.replays = replays;
        this.segments = segments;
        this.notifier = notifier;
    }

    @GetMapping
    Map<String, List<ProcessorItem>> listProcessors() {
        return Map.of("items", processors.all());
    }

    @GetMapping("/{name}")
    ProcessorItem getProcessor(@PathVariable String name) {
        return processors.find(name);
    }

    @PostMapping("/{name}/replay")
    ResponseEntity<RequestedAction> replay(
            @PathVariable String name, @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        if (!replays.request(processors.check(name))) {
            throw new Problem(REPLAY_IN_PROGRESS, "A replay of " + name + " is under way already.");
        }
        return requested(name, "replay");
    }

    @PostMapping("/{name}/pause")
    ResponseEntity<RequestedAction> pause(
            @PathVariable String name, @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        cluster.pause(processors.check(name));
        return requested(name, "pause");
    }

    @PostMapping("/{name}/resume")
    ResponseEntity<RequestedAction> resume(
            @PathVariable String name, @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        cluster.resume(processors.check(name));
        return requested(name, "resume");
    }

    @PostMapping("/{name}/segments/{id}/split")
    ResponseEntity<RequestedAction> split(
            @PathVariable String name,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return change(name, id, "split", segments::split);
    }

    @PostMapping("/{name}/segments/{id}/merge")
    ResponseEntity<RequestedAction> merge(
            @PathVariable String name,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return change(name, id, "merge", segments::merge);
    }

    private ResponseEntity<RequestedAction> change(
            String name, String id, String action, BiConsumer<String, Integer> change) {
        try {
            change.accept(processors.check(name), number(id));
            return requested(name, action);
        } catch (NoSuchElementException e) {
            throw new Problem(ProblemType.NOT_FOUND, name + " has no such segment.");
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static int number(String id) {
        if (!SEGMENT.matcher(id).matches()) {
            throw new NoSuchElementException();
        }
        return Integer.parseInt(id);
    }

    /** The nodes need not wait for their next look. */
    private ResponseEntity<RequestedAction> requested(String name, String action) {
        notifier.signal(NotificationChannel.PROCESSORS);
        return RequestedAction.now(name, action);
    }
}
