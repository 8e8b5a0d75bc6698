package dev.orderflow.platform.web.singlesignon;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The sessions of all nodes. Which of them are over goes by the database's clock. */
final class SessionStore {

    private final JdbcClient sql;
    private final JsonMapper json = new JsonMapper();

    SessionStore(JdbcClient sql) {
        this.sql = sql;
    }

    void open(SessionSecret secret, SessionTokens tokens, String subject, @Nullable String sid, Instant endsAt) {
        sql.sql("""
                        insert into sign_in.sessions (id, registration, subject, sid, tokens, ends_at)
                        values (:id, :registration, :subject, :sid, :tokens, :endsAt)
                        """)
                .param("id", secret.id())
                .param("registration", tokens.registration())
                .param("subject", subject)
                .param("sid", sid)
                .param("tokens", secret.encryptor().encrypt(json.writeValueAsBytes(tokens)))
                .param("endsAt", endsAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<SessionTokens> find(SessionSecret secret) {
        return sql.sql("select tokens from sign_in.sessions where id = ? and ends_at > now()")
                .param(secret.id())
                .query(byte[].class)
                .optional()
                .map(secret.encryptor()::decrypt)
                .map(tokens -> json.readValue(tokens, SessionTokens.class));
    }

    boolean isOpen(SessionSecret secret) {
        return sql.sql("select exists (select from sign_in.sessions where id = ? and ends_at > now())")
                .param(secret.id())
                .query(Boolean.class)
                .single();
    }

    void end(SessionSecret secret) {
        end(secret.id());
    }

    void end(byte[] id) {
        sql.sql("delete from sign_in.sessions where id = ?").param(id).update();
    }

    /**
     * A session whose ID token had no {@code sid} may be the one that has ended, so it goes too.
     *
     * @param sid the one session that the issuer has ended; null if it has ended all of the person's
     */
    void end(String registration, @Nullable String subject, @Nullable String sid) {
        String which = sid == null ? "subject = :subject" : "(sid = :sid or sid is null and subject = :subject)";
        sql.sql("delete from sign_in.sessions where registration = :registration and " + which)
                .param("registration", registration)
                .param("subject", subject)
                .param("sid", sid)
                .update();
    }

    void purge() {
        sql.sql("delete from sign_in.sessions where ends_at <= now()").update();
    }
}
