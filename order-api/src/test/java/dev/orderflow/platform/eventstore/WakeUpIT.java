package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.TestOrders;
import dev.orderflow.platform.eventstore.notification.Linger;
import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.NotificationListener;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The application, and beside it all of another node that waking up takes. */
@FullApplication
class WakeUpIT {

    private static final Linger NO_REST = new Linger(Duration.ZERO, Duration.ZERO);
    private static final Duration NEVER = Duration.ofDays(1);

    @Autowired
    private CommandGateway commands;

    @Autowired
    private LogTail tailOfTheApplication;

    private final DataSource database;
    private final LogTail tail;
    private final NotificationListener listener;
    private final Notifier notifier;

    @Autowired
    WakeUpIT(JdbcConnectionDetails details) {
        database = new DriverManagerDataSource(
                details.getJdbcUrl(), String.valueOf(details.getUsername()), String.valueOf(details.getPassword()));
        tail = new LogTail(
                new LogReader(database, Duration.ofMillis(50)), new RecentEvents(10_000), NEVER, NO_REST, 1_000);
        WakeUpRegistry wakeUps = new WakeUpRegistry();
        wakeUps.on(NotificationChannel.EVENTS, tail::wake);
        listener = new NotificationListener(database, wakeUps, Duration.ofSeconds(10));
        notifier = new Notifier(database, wakeUps, Duration.ofMillis(5), NO_REST);
    }

    @BeforeEach
    void start() {
        tail.start();
        listener.start();
        notifier.start();
    }

    @AfterEach
    void stop() {
        notifier.stop();
        listener.stop();
        tail.stop();
    }

    @Test
    void whatTheApplicationAppendsWakesTheOtherNode() {
        for (int append = 0; append < 5; append++) {
            long before = tail.position();
            commands.sendAndWait(TestOrders.place(TestOrders.newId()));

            Awaitility.await().until(() -> tail.position() > before);
        }
    }

    /** Each of these would take half a second if the application merely polled. On a machine that is busy for a moment all are late. */
    @Test
    void whatTheOtherNodeAppendsWakesTheApplication() throws SQLException {
        List<Duration> delays = new ArrayList<>();
        for (int append = 0; append < 15; append++) {
            delays.add(untilTheApplicationSees(Append.committed(database)));
        }
        delays.sort(null);

        assertThat(delays.get(3)).isLessThan(Duration.ofMillis(300));
    }

    private Duration untilTheApplicationSees(Append append) {
        long begin = System.nanoTime();
        notifier.signal(NotificationChannel.EVENTS);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .until(() -> tailOfTheApplication.position() >= append.position);
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
