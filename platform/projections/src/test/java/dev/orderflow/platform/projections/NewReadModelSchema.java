package dev.orderflow.platform.projections;

import dev.orderflow.platform.testing.TestPostgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** The schemas of the log and of the read models in a new database. */
final class NewReadModelSchema {

    private NewReadModelSchema() {}

    static JdbcTemplate jdbc() {
        DataSource database = TestPostgres.newDatabase().dataSource();
        migrate(database, "event_store");
        migrate(database, "read_model");
        return new JdbcTemplate(database);
    }

    private static void migrate(DataSource database, String schema) {
        Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }
}
