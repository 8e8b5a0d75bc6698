package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.ClosedLoop;
import dev.orderflow.benchmarks.load.LoadClient;
import dev.orderflow.benchmarks.load.RawInserts;
import dev.orderflow.benchmarks.report.ReportTable;
import dev.orderflow.benchmarks.report.Spread;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Why appends are not notified of in their transactions: the same inserts without, with, and with one in 5 ms for all. */
final class Notifications {

    private static final int CLIENTS = 16;

    private final BenchmarkRun run;

    Notifications(BenchmarkRun run) {
        this.run = run;
    }

    void measure() throws Exception {
        run.start().close(); // it makes the tables
        DataSource database = run.database();
        Thread listener = daemon(Notifications::listen);
        rate(() -> RawInserts.into(database));
        double without = rate(() -> RawInserts.into(database));
        double inside = rate(() -> RawInserts.withNotification(database));
        Semaphore signals = new Semaphore(0);
        Thread notifier = daemon(connection -> tell(connection, signals));
        double beside = rate(() -> signalling(RawInserts.into(database), signals));
        notifier.interrupt();
        listener.interrupt();

        ReportTable table = run.report().table("Raw inserts and notifications", "notified", "÷ without");
        table.row("without, a second", Spread.text(without));
        table.row("one in each transaction", Spread.text(inside / without));
        table.row("one in 5 ms at most, beside them", Spread.text(beside / without));
    }

    private double rate(Callable<LoadClient> clients) throws Exception {
        try (ClosedLoop loop = ClosedLoop.of(CLIENTS, clients)) {
            return loop.run(run.sizes().alone()).perSecond();
        }
    }

    private static LoadClient signalling(LoadClient inserts, Semaphore signals) {
        return new LoadClient() {
            @Override
            public void send() throws Exception {
                inserts.send();
                signals.release();
            }

            @Override
            public void close() {
                inserts.close();
            }
        };
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
            try (Connection connection = run.database().getConnection()) {
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
