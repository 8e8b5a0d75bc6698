package dev.orderflow.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.testing.TestPostgres.Database;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresForTestsIT {

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient client = JdbcClient.create(database.dataSource());

    @Test
    void theServerIsARealPostgresOfAtLeastTheOldestSupportedVersion() {
        assertThat(client.sql("select version()").query(String.class).single()).startsWith("PostgreSQL ");
        assertThat(client.sql("show server_version_num").query(Integer.class).single())
                .isGreaterThanOrEqualTo(150_000);
    }

    @Test
    void theServerIsOfTheReleaseThatTheBuildAsksFor() {
        assertThat(System.getProperty("postgres.version"))
                .startsWith(
                        client.sql("show server_version").query(String.class).single());
    }

    @Test
    void theRoleMayNotDoWhatProductionsMayNot() {
        assertThat(client.sql("select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls"
                                + " from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void theRoleOwnsItsDatabaseAndNoOther() {
        TestPostgres.newDatabase();

        assertThat(client.sql("select datname from pg_database where pg_get_userbyid(datdba) = current_user")
                        .query(String.class)
                        .list())
                .containsExactly(database.username())
                .containsExactly(client.sql("select current_database()")
                        .query(String.class)
                        .single());
    }

    @Test
    void whatOneDatabaseHoldsAnotherDoesNotKnow() {
        client.sql("create table thing (id int)").update();
        JdbcClient other = JdbcClient.create(TestPostgres.newDatabase().dataSource());

        assertThat(client.sql("select count(*) from thing").query(Integer.class).single())
                .isZero();
        assertThatThrownBy(() -> other.sql("select count(*) from thing").query().singleValue())
                .isInstanceOf(BadSqlGrammarException.class);
    }
}
