package dev.orderflow.api.reliability;

import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two servers, of which one follows the other and can take its place. */
final class ServerPair implements AutoCloseable {

    private final Path directory;
    private DurableServer primary;
    private DurableServer standby;
    private int servers = 2;

    ServerPair(Path directory) throws IOException {
        this.directory = directory;
        this.primary = new DurableServer(directory.resolve("server-1"));
        this.standby = primary.standby(directory.resolve("server-2"));
    }

    DurableServer primary() {
        return primary;
    }

    DurableServer standby() {
        return standby;
    }

    /** Its URL names both. Whoever uses it finds the one that accepts commands. */
    Database database() {
        return DurableServer.database(primary, standby);
    }

    JdbcClient sql() {
        return JdbcClient.create(database().dataSource());
    }

    interface Failure {

        void of(DurableServer primary) throws IOException;
    }

    /** The primary must not come back: it would go on with a log of its own. */
    void failOver(Failure failure) throws IOException {
        failure.of(primary);
        standby.promote();
    }

    /** A new server at the address of the failed one follows the one that has taken over. */
    void replaceTheFailed() throws IOException {
        DurableServer dead = primary;
        if (dead.isAlive()) {
            dead.kill();
        }
        primary = standby;
        dead.close();
        standby = primary.standbyInPlaceOf(dead, directory.resolve("server-" + ++servers));
    }

    @Override
    public void close() throws IOException {
        primary.close();
        standby.close();
    }
}
