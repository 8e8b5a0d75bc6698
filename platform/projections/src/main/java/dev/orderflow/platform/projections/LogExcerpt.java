package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.LogToken;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The end of the log and the events to which some tokens point, in order to compare the tokens with the log.
 * See docs/decisions/0027-claims-and-tokens.md.
 *
 * @param head position of the newest event; 0 if there is none
 * @param events ids of the events, by position
 */
public record LogExcerpt(long head, Map<Long, String> events) {

    private static final String READ = """
            select position, event_id::text from event_store.events where position = any (:positions)
            union all
            (select position, event_id::text from event_store.events order by position desc limit 1)
            """;

    static final LogToken BEFORE_THE_FIRST = new LogToken(0, null);

    private static final String WAY_OUT = " Rebuild the read model by a replay; the runbook says how.";

    /** The tokens have to be read before: a token is never stored before its event can be seen. */
    public static LogExcerpt at(JdbcClient sql, Collection<? extends @Nullable TrackingToken> tokens) {
        Long[] positions = tokens.stream()
                .flatMap(token -> logToken(token).stream())
                .map(LogToken::index)
                .toArray(Long[]::new);
        Map<Long, String> events = new HashMap<>();
        sql.sql(READ).param("positions", positions).query(row -> {
            events.put(row.getLong(1), row.getString(2));
        });
        long head =
                events.keySet().stream().mapToLong(position -> position).max().orElse(0);
        return new LogExcerpt(head, events);
    }

    /** The last event up to a position. */
    static LogToken lastUpTo(JdbcClient sql, long position) {
        return sql.sql("""
                        select position as index, event_id::text as event from event_store.events
                        where position <= ? order by position desc limit 1
                        """).param(position).query(LogToken.class).optional().orElse(BEFORE_THE_FIRST);
    }

    /** The token that names an event of this log, if it does: not one of another log, and not one before the first event. */
    static Optional<LogToken> logToken(@Nullable TrackingToken token) {
        return token == null
                ? Optional.empty()
                : WrappedToken.unwrap(token, LogToken.class).filter(named -> named.index() > 0);
    }

    /** Why no processor may go on from one of these tokens, as a sentence, or null if it may go on from all of them. */
    public @Nullable String contradiction(Collection<? extends @Nullable TrackingToken> tokens) {
        return tokens.stream()
                .flatMap(token -> Stream.ofNullable(contradiction(token)))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String contradiction(@Nullable TrackingToken token) {
        if (token instanceof StoredToken.Unreadable) {
            return "Its token can't be read." + WAY_OUT;
        }
        return logToken(token).map(this::contradictionOf).orElse(null);
    }

    private @Nullable String contradictionOf(LogToken token) {
        String there = events.get(token.index());
        if (token.event() == null ? token.index() <= head : token.event().equals(there)) {
            return null;
        }
        String handled = token.index() > head
                ? "It has handled position %s, but the log ends at %s".formatted(token.index(), head)
                : "It has handled an event at position %s that the log does not have".formatted(token.index());
        return handled + ": the log was restored or has lost events." + WAY_OUT;
    }
}
