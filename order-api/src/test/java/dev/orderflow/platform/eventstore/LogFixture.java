package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.testing.TestPostgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An empty log of its own for each test, without an application. */
abstract class LogFixture {

    final DataSource database = TestPostgres.newDatabase().dataSource();
    final JdbcClient sql = JdbcClient.create(database);

    @BeforeEach
    void migrate() {
        Flyway.configure()
                .dataSource(database)
                .schemas("event_store")
                .locations("classpath:db/event_store")
                .load()
                .migrate();
    }
}
