package dev.orderflow.platform.eventstore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which events a search of the log is for. Each method adds a condition, and null adds none. Texts are compared as the indices do it. */
public final class LogFilter {

    public static final LogFilter EVERYTHING = new LogFilter(List.of());

    /** No text sorts behind it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final List<Condition> conditions;

    private record Condition(String sql, List<Object> values, boolean isRare) {}

    private LogFilter(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /**
     * Only events of a type.
     *
     * @param names under which they are stored, one at least: those of before a renaming too
     */
    public LogFilter types(@Nullable Collection<String> names) {
        // Not "= any", for which PostgreSQL uses no BRIN index.
        return names == null ? this : with("(" + alternatives(names.size()) + ")", names.toArray());
    }

    /**
     * Only events of the aggregates whose identifier begins like this.
     *
     * @param id the whole identifier, or its beginning
     */
    public LogFilter aggregateId(@Nullable String id) {
        return id == null ? this : with("aggregate_id >= ? and aggregate_id < ?", id, id + LAST);
    }

    /**
     * For what the log itself does not know, such as who owns an aggregate.
     *
     * @param select SQL that selects identifiers of aggregates, as text, and has one parameter
     */
    public LogFilter aggregates(String select, @Nullable Object parameter) {
        return parameter == null ? this : with("aggregate_id in (" + select + ")", parameter);
    }

    public LogFilter actor(@Nullable String actor) {
        return actor == null ? this : with("metadata ->> 'actor' = ? collate \"C\"", actor);
    }

    public LogFilter correlationId(@Nullable String id) {
        return id == null
                ? this
                : with(new Condition("metadata ->> 'correlationId' = ? collate \"C\"", List.of(id), true));
    }

    public LogFilter notBefore(@Nullable Instant time) {
        return time == null ? this : with("timestamp >= ?", time.atOffset(ZoneOffset.UTC));
    }

    public LogFilter notAfter(@Nullable Instant time) {
        return time == null ? this : with("timestamp <= ?", time.atOffset(ZoneOffset.UTC));
    }

    /**
     * Only events whose payload contains a text. No index helps here.
     *
     * @param text part of the JSON as it is stored, with letters of ASCII in either case
     */
    public LogFilter payload(@Nullable String text) {
        return text == null
                ? this
                : with("payload::text collate \"C\" ilike ?", "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%");
    }

    /** To be added to a condition that is there. */
    String sql() {
        return String.join(
                "",
                conditions.stream().map(condition -> " and " + condition.sql()).toList());
    }

    List<Object> values() {
        return conditions.stream()
                .flatMap(condition -> condition.values().stream())
                .toList();
    }

    /** Whether few events fit, wherever they are. */
    boolean isRare() {
        return conditions.stream().anyMatch(Condition::isRare);
    }

    private static String alternatives(int names) {
        return String.join(" or ", Collections.nCopies(names, "type = ?"));
    }

    private LogFilter with(String sql, Object... values) {
        return with(new Condition(sql, List.of(values), false));
    }

    private LogFilter with(Condition added) {
        return new LogFilter(
                Stream.concat(conditions.stream(), Stream.of(added)).toList());
    }
}
