package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderflow.api.FullApplication;
import dev.orderflow.platform.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers of the log wait for whoever appends, so the server bounds that; migrations alone may take their time. */
@FullApplication
class TimeLimitsIT {

    @Autowired
    private DataSource dataSource;

    @ParameterizedTest
    @ValueSource(strings = {"statement_timeout", "idle_in_transaction_session_timeout"})
    void everyPooledConnectionHasThisLimit(String limit) throws SQLException {
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        Set<String> limits = new HashSet<>();
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < pool.getMaximumPoolSize()) {
                Connection connection = pool.getConnection();
                all.add(connection);
                limits.add(show(limit, connection));
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        assertThat(limits).containsExactly("10s");
    }

    @Test
    void aMigrationHasNone() {
        TestPostgres.Database database = TestPostgres.newDatabase();
        JdbcClient.create(database.dataSource())
                .sql("alter role %s set statement_timeout = '1ms'".formatted(database.username()))
                .update();

        assertThatNoException()
                .isThrownBy(
                        new EventStoreAutoConfiguration().eventStoreMigrations(database.details())::afterPropertiesSet);
    }

    private static String show(String setting, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
