package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Others at the application's database: a role for reports with a schema of its own, and the server's administrator. */
abstract class OthersFixture extends ReplayFixture {

    final String reporter = "reporter_" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    private JdbcConnectionDetails connection;

    JdbcClient administrator;
    JdbcClient reports;

    @BeforeEach
    void aRoleForReports() {
        Database database = TestPostgres.asSuperuser(connection.getJdbcUrl());
        administrator = JdbcClient.create(database.dataSource());
        administrator("create role %s login password '%s'".formatted(reporter, reporter));
        administrator("create schema reports authorization " + reporter);
        reports = JdbcClient.create(new Database(database.url(), reporter, reporter).dataSource());
    }

    /** All that was granted to the role, too. */
    @AfterEach
    void theRoleIsGone() {
        administrator("drop owned by " + reporter + " cascade");
        administrator("drop role " + reporter);
    }

    /** What a test has attached can be removed then. */
    void theReplayHasEnded() {
        letTheNewBuildGoOn();
        operator.awaitEndOfReplay(LIST);
    }

    void administrator(String statement) {
        administrator.sql(statement).update();
    }

    void application(String statement) {
        sql.sql(statement).update();
    }

    void reporterMayReadAllTables() {
        application("grant usage on schema read_model to " + reporter);
        application("grant select on all tables in schema read_model to " + reporter);
    }

    long count(JdbcClient reader, String table) {
        return reader.sql("select count(*) from " + table).query(Long.class).single();
    }
}
