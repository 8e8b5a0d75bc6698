package dev.orderflow.platform.database;

import java.util.Properties;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Opens a new connection to the application's database each time, beside the pools and without the settings of their sessions. */
public class NewConnections extends DriverManagerDataSource {

    /** @param properties of the driver */
    public NewConnections(JdbcConnectionDetails database, Properties properties) {
        super(database.getJdbcUrl(), properties);
        setUsername(database.getUsername());
        setPassword(database.getPassword());
    }

    /**
     * For short questions to a database that may not answer.
     *
     * @param patienceSeconds for each answer
     * @param loginSeconds for all of a new connection
     */
    public static NewConnections forQuestions(JdbcConnectionDetails database, int patienceSeconds, int loginSeconds) {
        Properties limits = new Properties();
        PGProperty.LOGIN_TIMEOUT.set(limits, loginSeconds);
        PGProperty.CONNECT_TIMEOUT.set(limits, connectSeconds(patienceSeconds));
        PGProperty.SOCKET_TIMEOUT.set(limits, patienceSeconds);
        return new NewConnections(database, limits);
    }

    /**
     * For the connects to all hosts of the URL together, because the driver counts its waiting for the first against the next. A host
     * that hangs takes twice the patience: it is asked for SSL, and again without. There must be time left for the next one.
     */
    private static int connectSeconds(int patienceSeconds) {
        return 2 * patienceSeconds + 1;
    }
}
