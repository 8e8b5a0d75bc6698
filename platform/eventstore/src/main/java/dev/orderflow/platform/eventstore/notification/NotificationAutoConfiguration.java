package dev.orderflow.platform.eventstore.notification;

import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One connection to tell, and one to hear. */
@Configuration(proxyBeanMethods = false)
class NotificationAutoConfiguration {

    @Bean
    WakeUpRegistry wakeUps() {
        return new WakeUpRegistry();
    }

    @Bean
    Notifier notifier(JdbcConnectionDetails database, WakeUpRegistry wakeUps) {
        return new Notifier(newConnections(database), wakeUps);
    }

    @Bean
    NotificationListener listener(JdbcConnectionDetails database, WakeUpRegistry wakeUps) {
        return new NotificationListener(newConnections(database), wakeUps);
    }

    /** Not from the pool: these two connections are kept for as long as the application runs. */
    private static DataSource newConnections(JdbcConnectionDetails database) {
        DriverManagerDataSource connections = new DriverManagerDataSource(database.getJdbcUrl());
        connections.setUsername(database.getUsername());
        connections.setPassword(database.getPassword());
        Properties properties = new Properties();
        // A connection whose other end is gone without a word must not look alive for ever.
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // Seconds; nothing that is said on these connections takes long.
        PGProperty.CONNECT_TIMEOUT.set(properties, 5);
        PGProperty.SOCKET_TIMEOUT.set(properties, 5);
        connections.setConnectionProperties(properties);
        return connections;
    }
}
