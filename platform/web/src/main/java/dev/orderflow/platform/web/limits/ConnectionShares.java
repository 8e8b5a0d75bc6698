package dev.orderflow.platform.web.limits;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets requests of a kind hold only a part of the pool's connections. Otherwise commands that hang in the database would hold all of
 * them, and queries would get none. See docs/decisions/0030-limits-for-each-kind-of-request.md.
 */
final class ConnectionShares extends DelegatingDataSource {

    private final Map<RequestKind, Semaphore> shares;
    private final Duration timeout;

    /**
     * @param shares kinds that are not in it, and threads that work on no request, are not limited
     * @param timeout how long a request waits for a connection
     */
    ConnectionShares(DataSource pool, Map<RequestKind, Semaphore> shares, Duration timeout) {
        super(pool);
        this.shares = shares;
        this.timeout = timeout;
    }

    @Override
    public Connection getConnection() throws SQLException {
        RequestKind kind = RequestKind.current();
        Semaphore share = kind == null ? null : shares.get(kind);
        if (share == null) {
            return super.getConnection();
        }
        acquire(share);
        try {
            return returning(super.getConnection(), share);
        } catch (SQLException | RuntimeException e) {
            share.release();
            throw e;
        }
    }

    /** Without a cause, the exception says that all connections are in use, as it does when the pool throws it. */
    private void acquire(Semaphore share) throws SQLException {
        try {
            if (!share.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("All connections for requests of this kind are in use");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting for a connection", e);
        }
    }

    /** The connection gives its permit back when it is closed. */
    private static Connection returning(Connection connection, Semaphore share) {
        AtomicBoolean isClosed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                ConnectionShares.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    } finally {
                        if (method.getName().equals("close") && isClosed.compareAndSet(false, true)) {
                            share.release();
                        }
                    }
                });
    }
}
