package dev.orderflow.platform.projections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * A table with one row for each aggregate, declared column by column. The statements are made from that: one reads the rows of a
 * whole batch, one writes them. See docs/decisions/0004-set-based-projections.md.
 *
 * <p>The array of a parameter is within a select of its own, where PostgreSQL does not see its length when it plans. Otherwise it would plan
 * each small batch anew, which takes longer than the batch.
 *
 * <p>Besides its declared columns, the table has a primary key with the aggregate identifier, under the name that PostgreSQL gives it
 * by default, and {@code version bigint}. The statement names the key and not its columns, because tenants add one of theirs.
 *
 * <p>Names stand in the statements without quotes, so they are lower case, with digits and underscores. There are no columns of array
 * types: the values of a batch are an array already.
 */
public final class RowTable<R extends AggregateRow> {

    /** Values of these types can't be compared with each other, and the end of a replay compares rows. */
    private static final Set<String> WITHOUT_EQUALITY = Set.of("json", "xml", "point");

    private record Column<R>(String name, String type, Function<R, @Nullable Object> value) {

        Column {
            SqlNames.check(name);
        }
    }

    private final String name;
    private final Column<R> key;
    private final List<Column<R>> columns = new ArrayList<>();
    private final RowMapper<R> reader;
    private @Nullable Sums sums;

    private RowTable(String name, String key, RowMapper<R> reader) {
        this.name = SqlNames.check(name);
        this.key = new Column<>(key, "uuid", AggregateRow::aggregateId);
        this.reader = reader;
        this.columns.add(this.key);
        column("version", "bigint", AggregateRow::version);
    }

    /** A table of aggregates that are identified by UUIDs. An event of any other aggregate becomes a dead letter. */
    public static <R extends AggregateRow> RowTable<R> withUuid(String name, String key, RowMapper<R> reader) {
        return new RowTable<>(name, key, reader);
    }

    /**
     * Adds a column.
     *
     * @param type the SQL type, to which PostgreSQL casts the text of the value
     * @throws IllegalArgumentException if the table can't have a column of this name or type
     */
    public RowTable<R> column(String column, String type, Function<R, @Nullable Object> value) {
        if (WITHOUT_EQUALITY.contains(type.toLowerCase(Locale.ROOT)) || type.endsWith("]")) {
            throw new IllegalArgumentException("The column " + column + " can't be of the type " + type);
        }
        columns.add(new Column<>(column, type, value));
        return this;
    }

    /** Sums over these rows, which are moved by the same statement that writes them. */
    public RowTable<R> sums(Sums sums) {
        this.sums = sums;
        return this;
    }

    String name() {
        return name;
    }

    String key() {
        return key.name();
    }

    @Nullable
    Sums sums() {
        return sums;
    }

    RowStore<R> in(String schema, JdbcTemplate jdbc) {
        String find = find(schema);
        String save = sums == null ? upsert(schema) : sums.move(schema, name, key.name(), upsert(schema));
        return new RowStore<>() {
            @Override
            public boolean isKey(String aggregateId) {
                return isUuid(aggregateId);
            }

            @Override
            public List<R> find(Collection<String> aggregateIds) {
                return Columns.of(aggregateIds).add(id -> id).query(jdbc, find, reader);
            }

            @Override
            public void save(Collection<R> rows) {
                Columns<R> values = Columns.of(rows);
                columns.forEach(column -> values.add(column.value()));
                values.update(jdbc, save);
            }
        };
    }

    private String find(String schema) {
        return "select %s from %s.%s where %s = any ((select ?)::%s[])"
                .formatted(list(columns, "%s"), schema, name, key.name(), key.type());
    }

    private String upsert(String schema) {
        List<Column<R>> withoutKey = columns.subList(1, columns.size());
        return """
                insert into %s.%s as stored (%s)
                select * from unnest(%s)
                on conflict on constraint %s_pkey do update set %s
                where stored.version < excluded.version
                """.formatted(
                        schema,
                        name,
                        list(columns, "%s"),
                        list(columns, "(select ?)::%2$s[]"),
                        name,
                        list(withoutKey, "%1$s = excluded.%1$s"));
    }

    private static <R> String list(List<Column<R>> columns, String format) {
        return columns.stream()
                .map(column -> format.formatted(column.name(), column.type()))
                .collect(Collectors.joining(", "));
    }

    /** {@link UUID#fromString} also accepts shorter forms, which the database would return as another text. */
    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException noUuid) {
            return false;
        }
    }
}
