package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.operations.ProcessorItem.Replaying;
import dev.orderflow.platform.operations.ProcessorItem.SegmentItem;
import dev.orderflow.platform.projections.DeadLetterQueue;
import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.processing.SegmentClaim;
import dev.orderflow.platform.projections.processing.SegmentClaims;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The processors of all nodes, as the database knows them. */
@Component
public class ProcessorQueries {

    /** More events than this are not counted one by one: positions tell their number well enough. */
    private static final int COUNTED = 10_000;

    private static final String LAG = """
            select count(*) as events,
                greatest(0, coalesce(extract(epoch from clock_timestamp() - min(timestamp)), 0)) as seconds
            from (select timestamp from event_store.events where position > ? order by position limit %d) as ahead
            """.formatted(COUNTED);

    /** A failure is over once its processor is past the event; that of a replay, with the replay. */
    private static final String STATE = """
            select
                exists (select from read_model.paused_processors where processor = :name) as paused,
                (select count(*) from read_model.dead_letters
                    where processor = :name and discarded_at is null) as dead_letters,
                (select extract(epoch from clock_timestamp() - requested_at) from read_model.replays
                    where processor = :name and finished_at is null) as replaying_seconds,
                (select cause from read_model.failures where processor = :name and position > :position) as failure,
                (select cause from read_model.failures where processor = :rebuild and position > :rebuilt
                    and exists (select from read_model.replays where processor = :name and finished_at is null))
                    as rebuild_failure,
                (select failure from read_model.replays
                    where processor = :name order by id desc limit 1) as refusal,
                (select coalesce(sum(events), 0) from read_model.skipped_events where processor = :name) as skipped_events
            """;

    private final List<Projection<?, ?>> readModels;
    private final LogReader log;
    private final SegmentClaims claims;
    private final JdbcClient sql;

    ProcessorQueries(List<Projection<?, ?>> readModels, LogReader log, SegmentClaims claims, JdbcClient sql) {
        this.readModels = readModels;
        this.log = log;
        this.claims = claims;
        this.sql = sql;
    }

    List<ProcessorItem> all() {
        return states().stream().map(ProcessorState::item).toList();
    }

    public List<ProcessorState> states() {
        // Looked at before the head: nothing is ever ahead of it.
        Map<String, List<SegmentClaim>> byProcessor =
                claims.all().stream().collect(Collectors.groupingBy(SegmentClaim::processor));
        long head = log.head();
        return readModels.stream()
                .map(Projection::name)
                .sorted()
                .map(name -> state(name, head, byProcessor))
                .toList();
    }

    public ProcessorItem find(String name) {
        return all().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow(ProcessorQueries::notFound);
    }

    /** @throws Problem if there is no processor of this name */
    String check(String name) {
        if (readModels.stream().noneMatch(readModel -> readModel.name().equals(name))) {
            throw notFound();
        }
        return name;
    }

    private static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, "There is no processor of this name.");
    }

    private ProcessorState state(String name, long head, Map<String, List<SegmentClaim>> byProcessor) {
        String rebuild = Generation.rebuild(name).processor();
        List<SegmentClaim> live = byProcessor.getOrDefault(name, List.of());
        List<SegmentClaim> rebuilding = byProcessor.getOrDefault(rebuild, List.of());
        long position = SegmentClaim.position(live);
        Lag lag = sql.sql(LAG).param(position).query(Lag.class).single();
        Row row = sql.sql(STATE)
                .param("name", name)
                .param("rebuild", rebuild)
                .param("position", position)
                .param("rebuilt", SegmentClaim.position(rebuilding))
                .query(Row.class)
                .single();
        ProcessorItem item = new ProcessorItem(
                name,
                head,
                position,
                lag.events() < COUNTED ? lag.events() : Math.max(COUNTED, head - position),
                lag.seconds(),
                lag.events() == 0,
                row.paused(),
                row.replayingSeconds() == null ? null : replaying(rebuilding, head, row.replayingSeconds()),
                row.error(),
                row.deadLetters(),
                live.stream()
                        .map(claim -> new SegmentItem(claim.segment(), claim.owner(), claim.position()))
                        .toList());
        return new ProcessorState(
                item,
                row.failure(),
                row.rebuildFailure(),
                row.refusal() != null,
                row.skippedEvents(),
                DeadLetterQueue.MOST);
    }

    /** From the start of the log, by all segments together. */
    private static Replaying replaying(List<SegmentClaim> segments, long head, double seconds) {
        double done =
                segments.stream().mapToLong(SegmentClaim::position).average().orElse(0);
        double rate = done / seconds;
        return new Replaying(
                head == 0 ? 100 : (int) Math.min(100, 100 * done / head),
                Math.round(rate),
                rate == 0 ? null : Math.round(Math.max(0, head - done) / rate));
    }

    private record Lag(long events, double seconds) {}

    private record Row(
            boolean paused,
            long deadLetters,
            @Nullable Double replayingSeconds,
            @Nullable String failure,
            @Nullable String rebuildFailure,
            @Nullable String refusal,
            long skippedEvents) {

        /** The most urgent one. */
        @Nullable
        String error() {
            if (failure != null) {
                return failure;
            }
            if (rebuildFailure != null) {
                return "The replay: " + rebuildFailure;
            }
            if (refusal != null) {
                return "The replay was not taken: " + refusal;
            }
            return skippedEvents == 0
                    ? null
                    : "A replay is due once a version is rolled out that knows them: events were passed over, %d by now."
                            .formatted(skippedEvents);
        }
    }
}
