package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.database.DirectConnections;
import dev.orderflow.platform.eventstore.notification.NotificationListener;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** One connection that sends notifications to the other nodes, and one that receives theirs. */
@AutoConfiguration
@EnableConfigurationProperties(EventStoreProperties.class)
public final class NotificationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    WakeUpRegistry wakeUps() {
        return new WakeUpRegistry();
    }

    @Bean
    @ConditionalOnMissingBean
    Notifier notifier(JdbcConnectionDetails database, WakeUpRegistry wakeUps, EventStoreProperties properties) {
        EventStoreProperties.Notification notification = properties.notification();
        return new Notifier(
                newConnections(database, notification), wakeUps, notification.minInterval(), properties.linger());
    }

    @Bean
    @ConditionalOnMissingBean
    NotificationListener notificationListener(
            JdbcConnectionDetails database, WakeUpRegistry wakeUps, EventStoreProperties properties) {
        EventStoreProperties.Notification notification = properties.notification();
        return new NotificationListener(newConnections(database, notification), wakeUps, notification.checkInterval());
    }

    /** Not from the pool: these two connections stay open as long as the application runs. */
    private static DataSource newConnections(
            JdbcConnectionDetails database, EventStoreProperties.Notification notification) {
        Properties properties = new Properties();
        // Finds out about a host that has gone without closing its connections.
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds(notification.connectTimeout()));
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds(notification.socketTimeout()));
        return new DirectConnections(database, properties);
    }

    /** What the driver takes; 0 would mean no time-out at all. */
    private static int seconds(Duration timeout) {
        return (int) Math.max(1, timeout.toSeconds());
    }
}
