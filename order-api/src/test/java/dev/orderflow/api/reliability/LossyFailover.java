package dev.orderflow.api.reliability;

import dev.orderflow.platform.testing.TestPostgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database that fails over to a copy which is some transactions behind: everything in it is again as it was when the copy was made, and
 * every connection breaks.
 */
final class LossyFailover implements AutoCloseable {

    /** Each table of these schemas is one that the copy has as it was. */
    private static final String TABLES = """
            select format('%I.%I', nspname, relname) from pg_class join pg_namespace on pg_namespace.oid = relnamespace
            where nspname in ('event_store', 'idempotency', 'operations', 'read_model') and relkind = 'r' and relname <> 'flyway_schema_history'
            order by 1
            """;

    private final String name;
    private final Connection elsewhere;
    private final SingleConnectionDataSource inside;
    private final JdbcTemplate sql;
    private List<String> tables = List.of();

    LossyFailover(Database database) throws SQLException {
        int nameAt = database.url().lastIndexOf('/') + 1;
        this.name = database.url().substring(nameAt);
        this.elsewhere = new DriverManagerDataSource(
                        database.url().substring(0, nameAt) + "postgres", database.username(), database.password())
                .getConnection();
        this.inside = new SingleConnectionDataSource(database.url(), database.username(), database.password(), true);
        this.sql = new JdbcTemplate(inside);
    }

    /** The copy is made of one moment, as a server's standby is. */
    void copy() {
        tables = sql.queryForList(TABLES, String.class);
        sql.execute("drop schema if exists copied cascade");
        sql.execute("create schema copied");
        inOneTransaction("begin isolation level repeatable read", () -> {
            for (int i = 0; i < tables.size(); i++) {
                sql.execute("create table copied.t%s as table %s".formatted(i, tables.get(i)));
            }
        });
    }

    /**
     * Everything that has happened since the copy was made is lost.
     *
     * @param meanwhile what happens to the new primary before the application reaches it
     */
    void happen(Runnable meanwhile) {
        JdbcTemplate server = new JdbcTemplate(new SingleConnectionDataSource(elsewhere, true));
        server.execute("alter database %s allow_connections false".formatted(name));
        try {
            server.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = '%s' and backend_type = 'client backend' and pid <> %s
                    """.formatted(name, sql.queryForObject("select pg_backend_pid()", String.class)));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> connections() == 1);
            inOneTransaction("begin", this::goBack);
            meanwhile.run();
        } finally {
            server.execute("alter database %s allow_connections true".formatted(name));
        }
    }

    JdbcClient client() {
        return JdbcClient.create(inside);
    }

    private void goBack() {
        sql.execute("alter table event_store.events disable trigger user");
        for (int i = 0; i < tables.size(); i++) {
            sql.execute("delete from " + tables.get(i));
            sql.execute("insert into %s overriding system value table copied.t%s".formatted(tables.get(i), i));
        }
        sql.execute("alter table event_store.events enable trigger user");
        sql.execute("select setval(pg_get_serial_sequence('event_store.events', 'position'),"
                + " (select max(position) from event_store.events))");
    }

    private void inOneTransaction(String begin, Runnable work) {
        sql.execute(begin);
        work.run();
        sql.execute("commit");
    }

    private int connections() {
        return client().sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and backend_type = 'client backend'
                        """).query(Integer.class).single();
    }

    @Override
    public void close() throws SQLException {
        inside.destroy();
        elsewhere.close();
    }
}
