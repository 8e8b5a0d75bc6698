package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.processor.DesiredState;
import dev.orderflow.platform.projections.processor.InvalidSegmentChange;
import dev.orderflow.platform.projections.processor.SegmentOperations;
import dev.orderflow.platform.projections.processor.UnknownSegment;
import dev.orderflow.platform.projections.replay.BlockedReplay;
import dev.orderflow.platform.projections.replay.Replays;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.request.EmptyRequest;
import dev.orderflow.platform.web.request.Parameters;
import dev.orderflow.platform.web.security.RequiresScope;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The processors, and what operators can do with them. */
@RestController
@RequestMapping("/api/processors")
@RequiresScope("ops:admin")
@AnsweredBy(NodeRole.BOTH)
class ProcessorController {

    static final ProblemType REPLAY_IN_PROGRESS =
            new ProblemType("replay-in-progress", HttpStatus.CONFLICT, "The read model is being rebuilt already");

    private static final ProblemType REPLAY_BLOCKED = new ProblemType(
            "replay-blocked", HttpStatus.CONFLICT, "Objects in the database depend on the read model's tables");

    static final ProblemType NO_READ_MODEL =
            new ProblemType("no-read-model", HttpStatus.CONFLICT, "This processor has no read model");

    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");

    private static final ProblemType NOTHING_TO_ACKNOWLEDGE =
            new ProblemType("nothing-to-acknowledge", HttpStatus.CONFLICT, "There is no failure to acknowledge");

    private static final Pattern SEGMENT = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final ProcessorLookup processors;
    private final DesiredState desired;
    private final Replays replays;
    private final SegmentOperations segments;
    private final AuditTrail trail;
    private final Notifier notifier;

    ProcessorController(
            ProcessorLookup processors,
            DesiredState desired,
            Replays replays,
            SegmentOperations segments,
            AuditTrail trail,
            Notifier notifier) {
        this.processors = processors;
        this.desired = desired;
        this.replays = replays;
        this.segments = segments;
        this.trail = trail;
        this.notifier = notifier;
    }

    /** Those that keep a read model; with {@code sideEffects=true} all of them. */
    @GetMapping
    Map<String, List<ProcessorItem>> listProcessors(@RequestParam(required = false) @Nullable String sideEffects) {
        String all = Parameters.matching("sideEffects", sideEffects, TRUE_OR_FALSE, "true or false");
        return Map.of("items", processors.all("true".equals(all)));
    }

    @GetMapping("/{name}")
    ProcessorItem getProcessor(@PathVariable String name) {
        return processors.find(name);
    }

    @PostMapping("/{name}/replay")
    ResponseEntity<RequestedAction> replay(
            @PathVariable String name, @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return requested(name, "replay", null, () -> requestReplay(name));
    }

    private void requestReplay(String name) {
        if (!processors.hasReadModel(name)) {
            throw new Problem(NO_READ_MODEL, name + " has side effects, which no replay may repeat.");
        }
        try {
            if (!replays.request(name)) {
                throw new Problem(REPLAY_IN_PROGRESS, "A replay of " + name + " is under way already.");
            }
        } catch (BlockedReplay e) {
            throw new Problem(
                            REPLAY_BLOCKED,
                            "A replay replaces the tables of " + name
                                    + ", and these would not follow. Nothing has been changed.")
                    .with("blockedBy", e.blockers());
        }
    }

    /** An operator knows that the last replay was not taken, so the processor's error no longer says so. */
    @PostMapping("/{name}/replay/acknowledge")
    ResponseEntity<RequestedAction> acknowledgeReplay(
            @PathVariable String name, @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return requested(name, "acknowledge", null, () -> {
            if (!replays.acknowledge(name)) {
                throw new Problem(NOTHING_TO_ACKNOWLEDGE, "The last replay of " + name + " has not failed.");
            }
        });
    }

    @PostMapping("/{name}/pause")
    ResponseEntity<RequestedAction> pause(
            @PathVariable String name, @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return requested(name, "pause", null, () -> desired.pause(name));
    }

    @PostMapping("/{name}/resume")
    ResponseEntity<RequestedAction> resume(
            @PathVariable String name, @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return requested(name, "resume", null, () -> desired.resume(name));
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
        return requested(name, action, "segment " + id, () -> {
            if (!SEGMENT.matcher(id).matches()) {
                throw noSuchSegment(name);
            }
            try {
                change.accept(name, Integer.parseInt(id));
            } catch (UnknownSegment e) {
                throw noSuchSegment(name);
            } catch (InvalidSegmentChange e) {
                throw new Problem(ProblemType.INVALID_REQUEST, String.valueOf(e.getMessage()));
            }
        });
    }

    private static Problem noSuchSegment(String processor) {
        return new Problem(ProblemType.NOT_FOUND, processor + " has no such segment.");
    }

    /** Records the action, and notifies the nodes, so that they act at once and not at their next interval. */
    private ResponseEntity<RequestedAction> requested(
            String name, String action, @Nullable String subject, Runnable work) {
        trail.record(action, processors.check(name), subject, work);
        notifier.signal(NotificationChannel.PROCESSORS);
        return RequestedAction.now(name, action);
    }
}
