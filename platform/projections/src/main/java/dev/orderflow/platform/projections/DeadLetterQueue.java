package dev.orderflow.platform.projections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code dead_letters}: the events that processors have parked. */
public class DeadLetterQueue {

    /**
     * How many a processor may have. Each is there to be looked at by a person, and fits on one page; so many are no accident of
     * some orders, but a fault that a replay mends. Then it is better to stand still than to build a read model of what is left.
     */
    public static final int MOST = 1_000;

    private static final int ALARMING = MOST * 8 / 10;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterQueue.class);

    private static final String COLUMNS = "position, aggregate_id, sequence_number, cause, since, attempts";

    private static final String ADD = """
            insert into read_model.dead_letters (processor, position, aggregate_id, sequence_number, cause, attempts)
            select * from unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::integer[])
            on conflict (processor, position) do nothing
            """;

    private final JdbcTemplate jdbc;
    private final SkippedEvents skipped;

    DeadLetterQueue(JdbcTemplate jdbc, SkippedEvents skipped) {
        this.jdbc = jdbc;
        this.skipped = skipped;
    }

    /** Those that wait, in order of their positions. */
    public List<DeadLetter> waiting(String processor) {
        return jdbc.query(
                "select " + COLUMNS + " from read_model.dead_letters"
                        + " where processor = ? and discarded_at is null order by position",
                DeadLetterQueue::row,
                processor);
    }

    /**
     * Those that wait, while the processor stands still until the end of the transaction: a batch first stores its token, whose
     * row is locked here. So it is either seen here, or sees what is done here.
     */
    public List<DeadLetter> lock(String processor) {
        jdbc.query("select read_model.lock_processor(?)", row -> {}, processor);
        jdbc.query(
                "select from read_model.tokens where processor = ? order by segment for update", row -> {}, processor);
        return waiting(processor);
    }

    /** Gives an event up. */
    public void discard(String processor, long position) {
        jdbc.update(
                "update read_model.dead_letters set discarded_at = now() where processor = ? and position = ?",
                processor,
                position);
    }

    /** The order's events that come before the one at fault, or all, are in the read model now. */
    void settle(String processor, UUID orderId, @Nullable DeadLetterCandidate atFault) {
        jdbc.update(
                "delete from read_model.dead_letters"
                        + " where processor = ? and aggregate_id = ? and discarded_at is null and sequence_number < ?",
                processor,
                orderId.toString(),
                atFault == null ? Long.MAX_VALUE : atFault.event().version());
        if (atFault != null) {
            log(processor, atFault);
            jdbc.update(
                    "update read_model.dead_letters set attempts = attempts + 1, cause = ?"
                            + " where processor = ? and position = ?",
                    atFault.cause(),
                    processor,
                    atFault.event().position());
        }
    }

    DeadLetterStore of(String processor) {
        return new DeadLetterStore() {
            @Override
            public BlockedSequences of(Collection<UUID> orderIds) {
                return find(processor, orderIds);
            }

            @Override
            public void add(List<DeadLetterCandidate> letters) {
                park(processor, letters);
            }
        };
    }

    private BlockedSequences find(String processor, Collection<UUID> orderIds) {
        BlockedSequences letters = new BlockedSequences(skipped.any(processor));
        jdbc.query(
                "select aggregate_id, sequence_number, discarded_at is null from read_model.dead_letters"
                        + " where processor = ? and aggregate_id = any (?)",
                row -> {
                    UUID orderId = UUID.fromString(row.getString(1));
                    if (row.getBoolean(3)) {
                        letters.hold(orderId);
                    } else {
                        letters.discard(orderId, row.getLong(2));
                    }
                },
                processor,
                orderIds.stream().map(UUID::toString).toArray(String[]::new));
        return letters;
    }

    private void park(String processor, List<DeadLetterCandidate> letters) {
        letters.stream().filter(letter -> letter.failure() != null).forEach(letter -> log(processor, letter));
        // Segments park one after the other, so that they don't count past each other.
        jdbc.query("select pg_advisory_xact_lock(hashtext('dead letters'), hashtext(?))", row -> {}, processor);
        Columns.of(letters)
                .add(letter -> processor)
                .add(letter -> letter.event().position())
                .add(letter -> letter.event().orderId())
                .add(letter -> letter.event().version())
                .add(DeadLetterCandidate::cause)
                .add(DeadLetterCandidate::attempts)
                .update(jdbc, ADD);
        int waiting = count(processor);
        if (waiting > MOST) {
            throw new IllegalStateException(
                    "%s has no room for more dead letters than %d, and stands still at position %d: %s"
                            .formatted(
                                    processor,
                                    MOST,
                                    letters.get(0).event().position(),
                                    letters.get(0).cause()));
        }
        if (waiting >= ALARMING) {
            LOG.warn("{} has {} dead letters; with more than {} it stands still", processor, waiting, MOST);
        }
    }

    private static void log(String processor, DeadLetterCandidate letter) {
        LOG.warn(
                "{} parks the event at position {} and what follows it in order {}",
                processor,
                letter.event().position(),
                letter.event().orderId(),
                letter.failure());
    }

    private int count(String processor) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from read_model.dead_letters where processor = ? and discarded_at is null",
                Integer.class,
                processor));
    }

    private static DeadLetter row(ResultSet columns, int number) throws SQLException {
        return new DeadLetter(
                columns.getLong("position"),
                columns.getString("aggregate_id"),
                columns.getLong("sequence_number"),
                columns.getString("cause"),
                Columns.instant(columns, "since"),
                columns.getInt("attempts"));
    }
}
