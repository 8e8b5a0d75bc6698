package dev.orderflow.platform.projections.processor;

import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.LogExcerpt;
import dev.orderflow.platform.projections.processor.ProcessorStatus.Replaying;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The status of every processor, as the rows of {@code read_model} show it. */
public class ProcessorStatuses {

    /** More events are not counted one by one; the distance of the positions is close enough. */
    private static final int COUNTED = 10_000;

    private static final String LAG = """
            select count(*) as events,
                greatest(0, coalesce(extract(epoch from clock_timestamp() - min(timestamp)), 0)) as seconds
            from (select timestamp from event_store.events where position > ? order by position limit %s) as ahead
            """.formatted(COUNTED);

    /**
     * A failure is over when its processor is past the event, or when the log has lost the event. A failure of a replay is also over
     * when the replay ends.
     */
    private static final String STATE = """
            select
                exists (select from read_model.paused_processors where processor = :name) as paused,
                (select count(*) from read_model.dead_letters
                    where processor = :name and discarded_at is null) as dead_letters,
                (select greatest(1, extract(epoch from clock_timestamp() - requested_at)) from read_model.replays
                    where processor = :name and finished_at is null) as replaying_seconds,
                (select cause from read_model.failures
                    where processor = :name and position > :position and position <= :head) as failure,
                (select cause from read_model.failures
                    where processor = :rebuild and position > :rebuilt and position <= :head
                    and exists (select from read_model.replays where processor = :name and finished_at is null))
                    as replay_failure,
                (select case when acknowledged_at is null then failure end from read_model.replays
                    where processor = :name order by id desc limit 1) as replay_refusal,
                (select coalesce(sum(events), 0) from read_model.skipped_events where processor = :name) as skipped_events,
                (select position from read_model.stepping_sessions as session
                    where processor = :name and not read_model.is_stepping_stale(session)) as stepping_position
            """;

    private final ProcessorNames names;
    private final ProcessorNames everywhere;
    private final SegmentClaims claims;
    private final JdbcClient sql;
    private final int deadLetterLimit;

    ProcessorStatuses(LocalHandlers handlers, SegmentClaims claims, JdbcClient sql, int deadLetterLimit) {
        this.names = handlers.names();
        this.everywhere = handlers.everywhere();
        this.claims = claims;
        this.sql = sql;
        this.deadLetterLimit = deadLetterLimit;
    }

    /** Of all processors of this node, also of those that have side effects only. */
    public List<String> names() {
        return names.live();
    }

    public boolean exists(String name) {
        return names.live().contains(name);
    }

    /** Whether nodes of another role have it. */
    public boolean runsElsewhere(String name) {
        return !exists(name) && everywhere.live().contains(name);
    }

    /** Others have side effects only, so there is nothing that a replay could build. */
    public boolean hasReadModel(String name) {
        return names.readModels().contains(name);
    }

    /** Ordered by name. */
    public List<ProcessorStatus> all() {
        List<SegmentClaim> all = claims.all();
        LogExcerpt log = LogExcerpt.at(sql, SegmentClaim.tokens(all));
        Map<String, List<SegmentClaim>> byProcessor =
                all.stream().collect(Collectors.groupingBy(SegmentClaim::processor));
        return names.live().stream()
                .sorted()
                .map(name -> status(name, log, byProcessor))
                .toList();
    }

    public Optional<ProcessorStatus> find(String name) {
        return all().stream().filter(status -> status.name().equals(name)).findFirst();
    }

    private ProcessorStatus status(String name, LogExcerpt log, Map<String, List<SegmentClaim>> byProcessor) {
        String rebuild = Generation.rebuild(name).processor();
        List<SegmentClaim> live = byProcessor.getOrDefault(name, List.of());
        List<SegmentClaim> rebuilding = byProcessor.getOrDefault(rebuild, List.of());
        long position = SegmentClaim.position(live);
        long head = log.head();
        String contradiction = log.contradiction(SegmentClaim.tokens(live));
        String replayContradiction = log.contradiction(SegmentClaim.tokens(rebuilding));
        // Nobody knows what else the log has lost of what was handled, so all that it has counts as not handled.
        long handled = contradiction == null ? position : 0;
        Lag lag = sql.sql(LAG).param(handled).query(Lag.class).single();
        State state = sql.sql(STATE)
                .param("name", name)
                .param("rebuild", rebuild)
                .param("position", position)
                .param("rebuilt", SegmentClaim.position(rebuilding))
                .param("head", head)
                .query(State.class)
                .single();
        return new ProcessorStatus(
                name,
                head,
                position,
                lag.events() < COUNTED ? lag.events() : Math.max(COUNTED, head - handled),
                lag.seconds(),
                state.paused(),
                state.replayingSeconds() == null ? null : replaying(rebuilding, head, state.replayingSeconds()),
                contradiction,
                state.failure(),
                state.replayingSeconds() != null && replayContradiction != null
                        ? replayContradiction
                        : state.replayFailure(),
                state.replayRefusal(),
                state.skippedEvents(),
                state.deadLetters(),
                deadLetterLimit,
                live,
                state.steppingPosition());
    }

    /** All segments together, since the start of the log. */
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

    private record State(
            boolean paused,
            long deadLetters,
            @Nullable Double replayingSeconds,
            @Nullable String failure,
            @Nullable String replayFailure,
            @Nullable String replayRefusal,
            long skippedEvents,
            @Nullable Long steppingPosition) {}
}
