package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a restore may leave out, or a person at psql may take away, is named. */
@ExtendWith(OutputCaptureExtension.class)
class LogCheckIT extends LogFixture {

    private final LogCheck check = new LogCheck(sql);

    @BeforeEach
    void aLogOfTwoEvents() throws SQLException {
        assertThat(check.faults()).as("while it is empty").isEmpty();
        Append.committed(database);
        Append.committed(database);
    }

    @Test
    void aLogAsItShouldBeHasNoFault() {
        assertThat(check.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select setval('event_store.events_position_seq', 1, false) | is behind the log: it gives 1 next, but the log ends at 2
            select setval('event_store.events_position_seq', 1)        | is behind the log: it gives 2 next, but the log ends at 2
            alter table event_store.events alter position set cache 20 | does not give one position after the other
            alter table event_store.events alter position set increment 2 | does not give one position after the other
            alter table event_store.events alter position set cycle    | does not give one position after the other
            alter table event_store.events alter position drop identity | come from no sequence
            alter table event_store.events drop constraint one_event_per_version | index one_event_per_version on (aggregate_id, sequence_number)
            alter table event_store.events drop constraint events_pkey | index events_pkey on (position)
            alter table event_store.events disable trigger facts_stay  | trigger facts_stay
            alter table event_store.events disable trigger all         | trigger facts_stay
            alter table event_store.events enable replica trigger positions_grow | trigger positions_grow
            drop trigger positions_grow on event_store.events          | trigger positions_grow
            insert into event_store.boundary_triggers values ('cap')   | trigger cap is missing
            """)
    void whatIsMissingIsNamed(String statement, String fault, CapturedOutput output) {
        new JdbcTemplate(database).execute(statement);

        assertThat(check.faults()).isNotEmpty().first().asString().contains(fault);
        assertThat(output).contains("The log is not consistent").contains(fault);
    }

    @Test
    void anIndexOfThatNameMustBeTheRightOne() {
        sql.sql("alter table event_store.events drop constraint one_event_per_version")
                .update();

        sql.sql("create unique index one_event_per_version on event_store.events (aggregate_id, sequence_number)"
                        + " where type = 'OrderPlaced'")
                .update();
        assertThat(check.faults()).hasSize(1);

        sql.sql("drop index event_store.one_event_per_version").update();
        sql.sql("create unique index one_event_per_version on event_store.events (aggregate_id, sequence_number)")
                .update();
        assertThat(check.faults()).isEmpty();
    }

    @Test
    void withoutItsIndexTheLogIsNotReadFromEndToEnd() {
        sql.sql("alter table event_store.events drop constraint events_pkey").update();
        sql.sql("select setval('event_store.events_position_seq', 1)").query(row -> {});

        assertThat(check.faults()).singleElement().asString().contains("events_pkey");
    }

    @Test
    void aCheckThatFailsDoesNotEndTheStart(CapturedOutput output) {
        sql.sql("drop function event_store.faults()").update();

        check.afterSingletonsInstantiated();

        assertThat(output).contains("The log could not be checked");
    }

    @Test
    void whatIsMendedIsNoFaultAnyMore(CapturedOutput output) {
        sql.sql("select setval('event_store.events_position_seq', 1)").query(row -> {});
        assertThat(check.faults()).hasSize(1);

        sql.sql("select setval(pg_get_serial_sequence('event_store.events', 'position'),"
                        + " (select max(position) from event_store.events))")
                .query(row -> {});

        assertThat(check.faults()).isEmpty();
        assertThat(output).contains("The log is consistent again");
    }
}
