package dev.orderflow.platform.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Lets a pool throw a connection away whose server has become a standby, or whose session was opened while the database took no
 * changes. Otherwise the pool keeps it for half an hour, although a new connection could write.
 */
final class ReadOnlyEviction implements SQLExceptionOverride {

    private static final String READ_ONLY_TRANSACTION = "25006";

    @java.lang.Override // the nested type hides it
    public Override adjudicate(SQLException failure) {
        return READ_ONLY_TRANSACTION.equals(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
