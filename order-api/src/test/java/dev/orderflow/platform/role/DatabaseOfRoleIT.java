package dev.orderflow.platform.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderflow.api.OneNode;
import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database belongs to nodes that take commands, or to read nodes. */
class DatabaseOfRoleIT {

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @ParameterizedTest
    @EnumSource
    void anEmptyDatabaseIsForAnyNode(NodeRole role) {
        assertThatCode(() -> check(role)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"BOTH", "WRITE"})
    void aNodeThatTakesCommandsDoesNotAppendToACopy(NodeRole role) {
        sql.sql("create schema replication").update();
        sql.sql("create table replication.progress ()").update();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> check(role))
                .withMessageContaining("has a copy of the log");
        assertThatCode(() -> check(NodeRole.READ)).doesNotThrowAnyException();
    }

    @Test
    void aReadNodeDoesNotFollowIntoALogThatOthersHaveWritten() {
        aLog();
        assertThatCode(() -> check(NodeRole.READ)).doesNotThrowAnyException();

        sql.sql("insert into event_store.events values (1)").update();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> check(NodeRole.READ))
                .withMessageContaining("orderflow.role=read");
        assertThatCode(() -> check(NodeRole.WRITE)).doesNotThrowAnyException();
    }

    @Test
    void aReadNodeStartsAgainOnItsCopy() {
        aLog();
        sql.sql("insert into event_store.events values (1)").update();
        sql.sql("create schema replication").update();
        sql.sql("create table replication.progress ()").update();

        assertThatCode(() -> check(NodeRole.READ)).doesNotThrowAnyException();
    }

    /** The whole application: the check comes before all migrations. */
    @Test
    void theStartEndsBeforeAnythingIsWritten() {
        sql.sql("create schema replication").update();
        sql.sql("create table replication.progress ()").update();

        Throwable failure = catchThrowable(() -> OneNode.start(database).close());

        assertThat(NestedExceptionUtils.getMostSpecificCause(failure)).isInstanceOf(StartRefused.class);
        assertThat(sql.sql("select to_regnamespace('event_store') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aRoleThatThereIsNotEndsTheStart() {
        Throwable failure = catchThrowable(
                () -> OneNode.start(database, "orderflow.role=reader").close());

        assertThat(failure).hasStackTraceContaining("orderflow.role").hasStackTraceContaining("reader");
    }

    private void aLog() {
        sql.sql("create schema event_store").update();
        sql.sql("create table event_store.events (position bigint)").update();
    }

    private void check(NodeRole role) throws Exception {
        new DatabaseOfRole(
                        new JdbcConnectionDetails() {
                            @Override
                            public String getUsername() {
                                return database.username();
                            }

                            @Override
                            public String getPassword() {
                                return database.password();
                            }

                            @Override
                            public String getJdbcUrl() {
                                return database.url();
                            }
                        },
                        role)
                .afterPropertiesSet();
    }
}
