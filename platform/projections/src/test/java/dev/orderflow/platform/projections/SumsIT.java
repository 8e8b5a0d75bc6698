package dev.orderflow.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.projections.FoldSubject.Row;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How PostgreSQL carries out the statement that writes rows and moves their sums. */
class SumsIT {

    /** From its fifth use on, the driver has a statement prepared; after five more, PostgreSQL decides whether one plan is enough. */
    private static final int USES = 20;

    private final JdbcTemplate jdbc = NewReadModelSchema.jdbc();
    private final RowStore<Row> things = RowTable.withUuid(
                    "things",
                    "thing",
                    (columns, number) ->
                            new Row(columns.getString("thing"), columns.getLong("version"), columns.getString("seen")))
            .column("seen", "text", Row::seen)
            .sums(new Sums("counts", List.of("seen"), List.of("things"), "select seen, sign as things from change"))
            .in("read_model", jdbc);

    @BeforeEach
    void createTables() {
        jdbc.execute(
                "create table read_model.things (thing uuid primary key, version bigint not null, seen text not null)");
        jdbc.execute("create table read_model.counts (seen text primary key, things bigint not null)");
    }

    @Test
    void aSmallBatchIsNotPlannedAnew() {
        inOneTransaction(() -> {
            saveOneByOne(USES);

            assertThat(jdbc.queryForObject("""
                            select custom_plans from pg_prepared_statements where statement like '%with after as%'
                            """, Integer.class)).isEqualTo(5);
        });
    }

    private void inOneTransaction(Runnable work) {
        new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())))
                .executeWithoutResult(transaction -> work.run());
    }

    private void saveOneByOne(int rows) {
        IntStream.range(0, rows).forEach(row -> things.save(List.of(new Row(new UUID(0, row).toString(), 0, "0"))));
    }
}
