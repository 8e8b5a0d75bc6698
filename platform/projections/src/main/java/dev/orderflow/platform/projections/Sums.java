package dev.orderflow.platform.projections;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of sums over the rows of a {@link RowTable}. Each batch changes the sums by the difference between the new row and the old
 * one, so a row that is refused as outdated changes nothing. See docs/decisions/0019-sums-are-moved-by-differences.md.
 *
 * <p>Names of tables and columns stand in the statement without quotes, so they are lower case, with digits and underscores. No amount
 * may be null: null is different from nothing, and the sum would not move. Use {@code coalesce}.
 *
 * @param table its primary key are the keys, under the name that PostgreSQL gives it by default
 * @param keys the columns by which the rows are grouped
 * @param amounts the columns that are summed up
 * @param contributions a query for the keys and the amounts from {@code change}, which has the columns of the rows, and
 *     {@code sign}: 1 for a row as it is now, and -1 for the same row as it was before
 */
public record Sums(String table, List<String> keys, List<String> amounts, String contributions) {

    /** @throws IllegalArgumentException if a name would need quotes */
    public Sums {
        SqlNames.check(table);
        keys.forEach(SqlNames::check);
        amounts.forEach(SqlNames::check);
    }

    /**
     * The statement that writes the rows and moves the sums.
     *
     * <p>For the rest of the statement, the table of the rows is still as it was before the upsert. No other transaction changes
     * these rows meanwhile, because they belong to one segment, whose token this transaction has locked.
     *
     * <p>The sums are shared with other segments. All of them lock the sums by ascending keys, so there is no deadlock.
     */
    String move(String schema, String rows, String key, String upsert) {
        return """
                with after as (
                    %1$s returning stored.*
                ), change as (
                    select 1 as sign, after.* from after
                    union all
                    select -1, before.* from %2$s.%3$s as before where %4$s in (select %4$s from after)
                ), moved as (
                    select %5$s, %6$s from (%7$s) as fact group by %5$s
                )
                insert into %2$s.%8$s as sums (%5$s, %9$s)
                select %5$s, %9$s from moved
                where (%9$s) <> (%10$s)
                order by %5$s
                on conflict on constraint %8$s_pkey do update set %11$s
                """.formatted(
                        upsert,
                        schema,
                        rows,
                        key,
                        String.join(", ", keys),
                        list("sum(%1$s) as %1$s"),
                        contributions,
                        table,
                        String.join(", ", amounts),
                        list("0"),
                        list("%1$s = sums.%1$s + excluded.%1$s"));
    }

    private String list(String format) {
        return amounts.stream().map(format::formatted).collect(Collectors.joining(", "));
    }
}
