package dev.orderflow.platform.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On a pool whose statements may take a second, on the server and in the driver. */
class LongStatementsIT {

    private static final String TWO_SECONDS = "select 1 from pg_sleep(2)";

    private final HikariDataSource pool = new HikariDataSource(limited(TestPostgres.newDatabase()));
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    private final LongStatements longStatements = new LongStatements(jdbc);

    private static HikariConfig limited(Database database) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(database.url());
        settings.setUsername(database.username());
        settings.setPassword(database.password());
        settings.setMaximumPoolSize(1);
        settings.setConnectionInitSql("set statement_timeout = '1s'");
        settings.addDataSourceProperty("socketTimeout", "1");
        return settings;
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void oneStatementMayTakeLongerThanThePoolAllows() {
        assertThat(allowed(Duration.ofSeconds(10))).isEqualTo(1);
    }

    @Test
    void theServerEndsAStatementThatTakesLongerThanThat() {
        assertThatThrownBy(() -> allowed(Duration.ofSeconds(1))).hasMessageContaining("statement timeout");
    }

    @Test
    void afterwardsTheConnectionHasItsUsualLimits() {
        allowed(Duration.ofSeconds(10));

        assertThat(networkTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> jdbc.queryForObject(TWO_SECONDS, Integer.class))
                .isInstanceOf(DataAccessException.class);
    }

    private Integer allowed(Duration limit) {
        return Objects.requireNonNull(transactions.execute(
                transaction -> longStatements.allow(limit, () -> jdbc.queryForObject(TWO_SECONDS, Integer.class))));
    }

    private Duration networkTimeout() {
        return Duration.ofMillis(Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<Integer>) connection -> connection.getNetworkTimeout())));
    }
}
