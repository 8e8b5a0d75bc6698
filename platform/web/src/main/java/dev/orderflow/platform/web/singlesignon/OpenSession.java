package dev.orderflow.platform.web.singlesignon;

import dev.orderflow.platform.web.security.PageSession;
import java.time.Instant;
import java.util.Objects;
import org.springframework.dao.DataAccessException;

/** The session that a request belongs to. */
record OpenSession(SessionStore sessions, SessionSecret secret, SessionTokens tokens, String name, Instant endsAt)
        implements PageSession {

    @Override
    public String displayName() {
        return Objects.requireNonNullElse(tokens.displayName(), name);
    }

    /** While the database does not answer, nothing is known of an end. The token ends all the same. */
    @Override
    public boolean isOpen() {
        try {
            return sessions.isOpen(secret);
        } catch (DataAccessException unknown) {
            return true;
        }
    }
}
