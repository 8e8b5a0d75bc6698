package dev.orderflow.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Why appends are not notified of in their transactions: the same inserts without, with, and with one in 5 ms for all. */
final class Notifications {

    private final DataSource database;

    Notifications(DataSource database) {
        this.database = database;
    }

    void measure(int clients, Duration duration, Report report) throws InterruptedException {
        RawInserts inserts = new RawInserts(database);
        Thread listener = daemon(Notifications::listen);
        ClosedLoop.run(clients, duration, inserts::insert);
        report.baseline("raw inserts without notification", ClosedLoop.run(clients, duration, inserts::insert));
        report.add("with one in each transaction", ClosedLoop.run(clients, duration, inserts::insertAndNotify));
        Semaphore signals = new Semaphore(0);
        Thread notifier = daemon(connection -> tell(connection, signals));
        report.add("with one in 5 ms at most, beside them", ClosedLoop.run(clients, duration, () -> {
            int inserted = inserts.insert();
            signals.release();
            return inserted;
        }));
        notifier.interrupt();
        listener.interrupt();
    }

    /** Somebody has to, as the other nodes do. What was heard comes along with the answer to the next statement. */
    private static void listen(Connection connection) throws SQLException, InterruptedException {
        execute(connection, "listen raw");
        while (!Thread.currentThread().isInterrupted()) {
            TimeUnit.MILLISECONDS.sleep(10);
            execute(connection, "select");
        }
    }

    private static void tell(Connection connection, Semaphore signals) throws SQLException, InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            signals.acquire();
            signals.drainPermits();
            execute(connection, "notify raw");
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private Thread daemon(Task task) {
        Thread thread = new Thread(() -> {
            try (Connection connection = database.getConnection()) {
                task.run(connection);
            } catch (InterruptedException e) {
                // It was to end.
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private interface Task {

        void run(Connection connection) throws SQLException, InterruptedException;
    }
}
