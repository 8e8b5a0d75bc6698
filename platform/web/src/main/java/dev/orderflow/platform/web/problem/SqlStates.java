package dev.orderflow.platform.web.problem;

import static dev.orderflow.platform.web.problem.ProblemType.OVERLOADED;
import static dev.orderflow.platform.web.problem.ProblemType.STORE_UNAVAILABLE;
import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL's error codes mean to a client. The first two characters are a class, and the longest entry that a code begins with
 * decides. Codes without an entry are faults of ours: a statement that should not have been sent. See the appendix "PostgreSQL Error
 * Codes" and docs/decisions/0028-what-the-database-must-be.md.
 */
final class SqlStates {

    private static final Map<String, ProblemType> MEANINGS = Map.ofEntries(
            entry("08", STORE_UNAVAILABLE), // no connection
            entry("25006", STORE_UNAVAILABLE), // a standby, or a database that only reads
            entry("25P0", OVERLOADED), // the transaction took too long, or had failed before
            entry("26", STORE_UNAVAILABLE), // a prepared statement has gone, with the session that had it
            entry("28", STORE_UNAVAILABLE), // no such login
            entry("3D", STORE_UNAVAILABLE), // no such database
            entry("3F", STORE_UNAVAILABLE), // no such schema
            entry("40", OVERLOADED), // deadlocked
            entry("42501", STORE_UNAVAILABLE), // rights were taken from the role
            entry("42P05", STORE_UNAVAILABLE), // a prepared statement of another session
            entry("53", OVERLOADED), // out of connections or memory
            entry("53100", STORE_UNAVAILABLE), // the disk is full
            entry("54", STORE_UNAVAILABLE), // a limit of the server, such as its last transaction id
            entry("55", STORE_UNAVAILABLE), // not in the state that this needs
            entry("55P03", OVERLOADED), // waited too long for a lock
            entry("57", STORE_UNAVAILABLE), // shutting down, starting, or ended by an administrator
            entry("57014", OVERLOADED), // took too long
            entry("58", STORE_UNAVAILABLE), // the disk or the operating system
            entry("72", OVERLOADED), // a snapshot was too old
            entry("F0", STORE_UNAVAILABLE), // the server's configuration
            entry("XX", STORE_UNAVAILABLE)); // damaged data, or a fault of the server

    private SqlStates() {}

    /** Null for a fault of ours. */
    static @Nullable ProblemType meaning(String state) {
        for (int length = state.length(); length >= 2; length--) {
            ProblemType meaning = MEANINGS.get(state.substring(0, length));
            if (meaning != null) {
                return meaning;
            }
        }
        return null;
    }
}
