package dev.orderflow.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.orderflow.platform.projections.FoldSubject.Happened;
import dev.orderflow.platform.projections.FoldSubject.Row;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A table that is declared column by column, and its place among the tables of the read models. */
class RowTableIT {

    private static final String ONE = UUID.randomUUID().toString();
    private static final String OTHER = UUID.randomUUID().toString();
    private static final String UNKNOWN = UUID.randomUUID().toString();

    private final JdbcTemplate jdbc = NewReadModelSchema.jdbc();
    private final RowStore<Row> things = new Things().table().in("read_model", jdbc);

    @Test
    void aRowIsInsertedAndReplacedAndRead() {
        createTable();

        save(new Row(ONE, 0, "0"), new Row(OTHER, 0, "0"));
        save(new Row(ONE, 2, "012"));

        assertThat(things.find(List.of(ONE, OTHER, UNKNOWN)))
                .containsExactlyInAnyOrder(new Row(ONE, 2, "012"), new Row(OTHER, 0, "0"));
    }

    @Test
    void aRowIsNotReplacedByAnOlderOneOrOneOfItsVersion() {
        createTable();
        save(new Row(ONE, 2, "012"));

        save(new Row(ONE, 1, "01"));
        save(new Row(ONE, 2, "another"));

        assertThat(things.find(List.of(ONE))).containsExactly(new Row(ONE, 2, "012"));
    }

    @Test
    void theTablesOfAReadModelAreWrittenDownAtTheStart() {
        createTable();
        jdbc.update(
                "insert into read_model.read_models (processor, table_name, per_aggregate) values ('things', 'a', true)");

        start();

        assertThat(jdbc.queryForList(
                        "select table_name from read_model.read_models where processor = 'things'", String.class))
                .containsExactly("things");
    }

    @Test
    void aReadModelWithoutItsTableDoesNotStart() {
        assertThatIllegalStateException()
                .isThrownBy(this::start)
                .withMessage("The read model things has no table read_model.things: add a migration that creates it");
    }

    /** Each of its batches would fail. */
    @Test
    void aReadModelWhosePrimaryKeyHasANameOfItsOwnDoesNotStart() {
        createTable();
        jdbc.execute("alter table read_model.things rename constraint things_pkey to one_thing");

        assertThatIllegalStateException()
                .isThrownBy(this::start)
                .withMessageContaining("alter table read_model.things rename constraint … to things_pkey");
    }

    private void start() {
        new ReadModelTables(JdbcClient.create(jdbc), List.of(new Things())).afterPropertiesSet();
    }

    private void createTable() {
        jdbc.execute(
                "create table read_model.things (thing uuid primary key, version bigint not null, seen text not null)");
    }

    private void save(Row... rows) {
        new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())))
                .executeWithoutResult(transaction -> things.save(List.of(rows)));
    }

    @ProcessingGroup("things")
    private static final class Things implements Projection<Happened, Row> {

        @Override
        public Class<Happened> eventType() {
            return Happened.class;
        }

        @Override
        public RowTable<Row> table() {
            return RowTable.withUuid(
                            "things",
                            "thing",
                            (columns, number) -> new Row(
                                    columns.getString("thing"), columns.getLong("version"), columns.getString("seen")))
                    .column("seen", "text", Row::seen);
        }

        @Override
        public Row apply(@Nullable Row row, Happened event, EventEnvelope envelope) {
            return new Row(envelope.aggregateId(), envelope.version(), "");
        }
    }
}
