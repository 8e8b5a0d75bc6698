package dev.orderflow.platform.web.security;

import java.time.Instant;

/** What is known of a caller beside the token if a page has signed in. It is the details of the caller's authentication. */
public interface PageSession {

    /** What the person is called, for the person alone. The caller's name says who it is. */
    String displayName();

    Instant endsAt();

    /** Whether nobody has ended it yet, on any node. Asks the database. */
    boolean isOpen();
}
