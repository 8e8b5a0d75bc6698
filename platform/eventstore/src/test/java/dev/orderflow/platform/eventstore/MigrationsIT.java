package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class MigrationsIT {

    /** An application numbers what it adds to a module's schema from 10 on. The module goes on with 2. */
    @Test
    void aDatabaseWithMigrationsOfTheApplicationTakesTheNextOneOfTheModule(@TempDir Path before) throws Exception {
        Database database = TestPostgres.newDatabase();
        copyTo(before, "V10__of_the_application.sql");
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("library")
                .locations("filesystem:" + before)
                .load()
                .migrate();

        Migrations.of("library", database.details()).afterPropertiesSet();

        assertThat(JdbcClient.create(database.dataSource())
                        .sql(
                                "select tablename from pg_tables where schemaname = 'library' and tablename like 'of_the_%'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("of_the_application", "of_the_module");
    }

    @Test
    void aStartWithoutSuchMigrationsWarnsOfNothing(CapturedOutput log) throws Exception {
        Database database = TestPostgres.newDatabase();

        Migrations.of("library", database.details()).afterPropertiesSet();
        Migrations.of("library", database.details()).afterPropertiesSet();

        assertThat(log).contains("library").doesNotContain("WARN");
    }

    /** Everybody who reads or writes the table would wait behind a migration that waits for it. */
    @Test
    void oneThatFindsItsTableLockedEndsTheStartWithAReasonAndIsDoneByTheNext() throws Exception {
        Database database = TestPostgres.newDatabase();
        JdbcClient sql = JdbcClient.create(database.dataSource());
        sql.sql("create table public.books (title text)").update();
        try (Connection reader = database.dataSource().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("select from public.books");

            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(
                            () -> Migrations.of("bookshelf", database.details()).afterPropertiesSet())
                    .withMessageContaining(
                            "A migration of the schema bookshelf needs a table that somebody else has locked.");
        }

        Migrations.of("bookshelf", database.details()).afterPropertiesSet();

        assertThat(sql.sql("select count(shelf) from public.books")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void copyTo(Path folder, String migration) throws IOException {
        try (var source = MigrationsIT.class.getResourceAsStream("/db/library/" + migration)) {
            Files.copy(Objects.requireNonNull(source), folder.resolve(migration));
        }
    }
}
