package dev.orderflow.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PooledSessionSettingsTest {

    private static final String OURS = "jdbc:postgresql://localhost/test";

    @Test
    void whatAnApplicationSetsComesAfterTheSettingsOfThePlatform() {
        HikariDataSource pool = pool(OURS);
        pool.setConnectionInitSql("set statement_timeout = '20s'");

        prepare(pool);

        assertThat(pool.getConnectionInitSql())
                .startsWith(SessionSettings.LIMITED)
                .endsWith(";set statement_timeout = '20s'");
    }

    @Test
    void aConnectionOnWhichAWriteIsRefusedAsReadOnlyIsThrownAway() {
        HikariDataSource pool = pool(OURS);

        prepare(pool);

        assertThat(pool.getExceptionOverride().adjudicate(new SQLException("x", "25006")))
                .isEqualTo(Override.MUST_EVICT);
        assertThat(pool.getExceptionOverride().adjudicate(new SQLException("x", "23505")))
                .isEqualTo(Override.CONTINUE_EVICT);
    }

    @Test
    void aPoolOfAnotherDatabaseIsLeftAlone() {
        HikariDataSource pool = pool("jdbc:oracle:thin:@localhost/test");

        prepare(pool);

        assertThat(pool.getConnectionInitSql()).isNull();
        assertThat(pool.getExceptionOverride()).isNull();
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }

    private static void prepare(HikariDataSource pool) {
        new PooledSessionSettings().postProcessBeforeInitialization(pool, "dataSource");
    }
}
