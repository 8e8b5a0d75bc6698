package dev.orderflow.platform.projections;

import dev.orderflow.platform.testing.TestPostgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** The schema {@code read_model} in a new database. */
final class NewReadModelSchema {

    private NewReadModelSchema() {}

    static JdbcTemplate jdbc() {
        DataSource database = TestPostgres.newDatabase().dataSource();
        Flyway.configure()
                .dataSource(database)
                .schemas("read_model")
                .locations("classpath:db/read_model")
                .load()
                .migrate();
        return new JdbcTemplate(database);
    }
}
