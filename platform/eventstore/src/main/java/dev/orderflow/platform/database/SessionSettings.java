package dev.orderflow.platform.database;

/**
 * What each connection sets for itself when it is opened, whatever the server, the database or the role have as their default. It is
 * one round trip, so a transaction pays nothing for it. See docs/decisions/0028-what-the-database-must-be.md.
 */
public final class SessionSettings {

    /**
     * For requests, processors and readers of the log. Readers wait for an append that hangs, so the server ends it after 10 s. No
     * client waits that long for a query either. What needs longer sets its own limit, in its transaction.
     */
    public static final String LIMITED = statement("10s");

    /** For migrations: an index over a long log may take very long, and Flyway keeps a lock in another transaction meanwhile. */
    public static final String UNLIMITED = statement("0");

    private SessionSettings() {}

    /** The first limit comes first, so that a shorter one does not end what follows. What an older server does not know is left out. */
    private static String statement(String limit) {
        return """
                set statement_timeout = '%1$s';
                select set_config(name, value, false)
                from (values
                    ('idle_in_transaction_session_timeout', '%1$s'),
                    -- Other limits would end what is only slow, or a pooled connection that rests.
                    ('transaction_timeout', '0'),
                    ('lock_timeout', '0'),
                    ('idle_session_timeout', '0'),
                    -- Under another level, transactions that only meet fail.
                    ('default_transaction_isolation', 'read committed'),
                    -- What was acknowledged must survive a crash, also of the server whose standby takes over. Only remote_apply is
                    -- stronger, and stays.
                    ('synchronous_commit', 'on'),
                    -- A refused statement must not end the connection.
                    ('exit_on_error', 'off'),
                    -- The values of a batch are arrays: without this, null is stored as the text NULL.
                    ('array_nulls', 'on'),
                    -- Backslashes in the statements of libraries mean themselves.
                    ('standard_conforming_strings', 'on')) as pinned (name, value)
                where current_setting(name, true) is not null
                    and (name <> 'synchronous_commit' or current_setting(name) in ('off', 'local', 'remote_write'))
                """.replace("%1$s", limit);
    }
}
