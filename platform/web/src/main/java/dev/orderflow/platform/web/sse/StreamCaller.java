package dev.orderflow.platform.web.sse;

import java.util.function.BooleanSupplier;

/**
 * Whoever has opened a stream.
 *
 * @param hasCredentials whether the token or the session is still valid; takes no time, so it is asked each second
 * @param hasAccount whether the account still exists and may read the stream; it may have to be looked up in a database
 */
record StreamCaller(BooleanSupplier hasCredentials, BooleanSupplier hasAccount) {

    /** Needs no credentials. */
    static final StreamCaller ANYBODY = new StreamCaller(() -> true, () -> true);
}
