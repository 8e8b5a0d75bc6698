package dev.orderflow.demo.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.startup.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class LocalPostgresIT {

    private static Path directory;
    private static LocalPostgres postgres;
    private static JdbcClient client;

    @BeforeAll
    static void start(@TempDir Path temporary) {
        directory = temporary;
        postgres = LocalPostgres.startIn(directory.resolve(".data").resolve("postgres"));
        client = JdbcClient.create(
                new DriverManagerDataSource(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword()));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void whatIsCommittedIsOnTheDisk() {
        assertThat(show("fsync")).isEqualTo("on");
        assertThat(show("synchronous_commit")).isEqualTo("on");
        assertThat(show("full_page_writes")).isEqualTo("on");
    }

    @Test
    void onlyThisMachineReachesIt() {
        assertThat(show("listen_addresses")).isEqualTo("localhost");
    }

    @Test
    void theApplicationMerelyOwnsItsDatabase() {
        assertThat(client.sql("select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls"
                                + " from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(client.sql("select datname from pg_database where pg_get_userbyid(datdba) = current_user")
                        .query(String.class)
                        .list())
                .containsExactly("orderflow");
    }

    @Test
    void itSaysWhereItIs() {
        assertThat(postgres.dataDirectory()).isAbsolute().isEqualTo(directory.resolve(".data/postgres"));
        assertThat(postgres.dataDirectory().resolve("postmaster.pid")).exists();
        assertThat(postgres.log()).content().contains("ready to accept connections");
        assertThat(show("port")).isEqualTo(String.valueOf(postgres.port()));
    }

    @Test
    void nobodyElseCanStartOnTheSameData() throws IOException {
        String refusal = "Orderflow is already running on " + postgres.dataDirectory();

        assertThatThrownBy(() -> LocalPostgres.startIn(postgres.dataDirectory()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(refusal);
        assertThat(ChildJvm.startIn(directory).awaitRemainingOutput())
                .contains("APPLICATION FAILED TO START", refusal, "Stop it first")
                .doesNotContain("\tat ");
        assertThat(show("port")).as("the first is not harmed").isEqualTo(String.valueOf(postgres.port()));
    }

    private static String show(String setting) {
        return client.sql("show " + setting).query(String.class).single();
    }
}
