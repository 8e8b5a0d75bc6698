package dev.orderflow.personaldata.keys;

import dev.orderflow.domain.recipient.NoKeyForRecipients;
import dev.orderflow.platform.tenancy.TenantContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code personal_data.keys}. Nothing of it is remembered: a key is read for each answer, so that one that was destroyed, on
 * whichever node, opens nothing any more.
 */
public final class CustomerKeys {

    private static final String ADD = """
            insert into personal_data.keys (key_id, customer_id, master_key_id, wrapped_key)
            values (:keyId, :customerId, :masterKeyId, :wrapped) on conflict on constraint keys_customer_id_key do nothing
            """;

    /**
     * One statement, so that it sees a key or the event of its erasure, which are committed together. The event wins over a key that has
     * come back with a backup. One row for each that is wanted, however often the log says that it is erased.
     */
    private static final String FIND = """
            select wanted.key_id, wanted.customer_id, k.master_key_id, k.wrapped_key, erased.at as erased_at
            from unnest(cast(:keyIds as uuid[]), cast(:customerIds as text[])) with ordinality
                as wanted (key_id, customer_id, number)
            left join personal_data.keys k on k.key_id = wanted.key_id and k.customer_id = wanted.customer_id collate "C"
            left join lateral (
                select min(e.timestamp) as at from event_store.events e
                where e.aggregate_id = 'personal-data/' || wanted.customer_id collate "C"
                    and e.type = 'PersonalDataErased'
                    and e.payload ->> 'keyId' = wanted.key_id::text) erased on true
            order by wanted.number
            """;

    private static final String OLDER = """
            select * from personal_data.keys where master_key_id = any (:masterKeyIds) and key_id > :after
            order by key_id limit :most
            """;

    private static final String REWRAP = """
            update personal_data.keys set master_key_id = :masterKeyId, wrapped_key = :wrapped
            where key_id = :keyId and master_key_id = :before
            """;

    /** By the log, which is the truth: it looks up the erasures of each customer who has a key. */
    private static final String DESTROY_ERASED = """
            delete from personal_data.keys k using event_store.events erased
            where erased.aggregate_id = 'personal-data/' || k.customer_id
                and erased.type = 'PersonalDataErased'
                and erased.payload ->> 'keyId' = k.key_id::text
            """;

    /** What is known of a key: where it is, or when it was destroyed, or neither. */
    record Found(@Nullable WrappedKey key, @Nullable Instant erasedAt) {

        static Found in(ResultSet row, int number) throws SQLException {
            OffsetDateTime erasedAt = row.getObject("erased_at", OffsetDateTime.class);
            return new Found(
                    row.getBytes("wrapped_key") == null ? null : wrapped(row, number),
                    erasedAt == null ? null : erasedAt.toInstant());
        }
    }

    private final JdbcClient sql;
    private final MasterKeys masters;

    public CustomerKeys(JdbcClient sql, MasterKeys masters) {
        this.sql = sql;
        this.masters = masters;
    }

    /**
     * The key of a customer, which is made if there is none.
     *
     * @throws NoKeyForRecipients if there is no master key here to wrap or unwrap it
     */
    CustomerKey of(String customerId) {
        if (masters.newest() == null) {
            throw new NoKeyForRecipients();
        }
        Optional<WrappedKey> known = find(customerId);
        while (known.isEmpty()) {
            UUID keyId = UUID.randomUUID();
            WrappedKey made =
                    masters.wrap(keyId, customerId, AuthenticatedEncryption.random(AuthenticatedEncryption.KEY_BYTES));
            sql.sql(ADD)
                    .param("keyId", keyId)
                    .param("customerId", customerId)
                    .param("masterKeyId", made.masterKeyId())
                    .param("wrapped", made.wrapped())
                    .update();
            // It may be that of another request, or be destroyed already.
            known = find(customerId);
        }
        CustomerKey key = unwrapped(known.get());
        if (key == null) {
            throw new NoKeyForRecipients();
        }
        return key;
    }

    /** What is known of each, in the same sequence. */
    List<Found> find(List<UUID> keyIds, List<String> customerIds) {
        return sql.sql(FIND)
                .param("keyIds", keyIds.toArray(UUID[]::new))
                .param("customerIds", customerIds.toArray(String[]::new))
                .query(Found::in)
                .list();
    }

    /** Whether this node has the master key that has wrapped it. */
    boolean hasMasterKeyOf(WrappedKey key) {
        return masters.has(key.masterKeyId());
    }

    /** Null if this node can't. */
    @Nullable
    CustomerKey unwrapped(WrappedKey key) {
        byte[] clear = masters.unwrap(key);
        return clear == null ? null : new CustomerKey(key.keyId(), new SecretKeySpec(clear, "AES"));
    }

    /** Destroys the key of a customer in the running transaction. Others who destroy it, or make a new one, wait for the end of that. */
    public Optional<UUID> destroy(String customerId) {
        return sql.sql("delete from personal_data.keys where customer_id = ? returning key_id")
                .param(customerId)
                .query(UUID.class)
                .optional();
    }

    /** Destroys the keys that have come back, with a table from an older backup, although the log says that they are erased: those of all tenants. */
    public int destroyErased() {
        return TenantContext.call(
                TenantContext.PLATFORM, () -> sql.sql(DESTROY_ERASED).update());
    }

    /** The next so many keys that an older master key has wrapped, by their ids. */
    List<WrappedKey> older(UUID after, int most) {
        return sql.sql(OLDER)
                .param("masterKeyIds", masters.older().toArray(String[]::new))
                .param("after", after)
                .param("most", most)
                .query(CustomerKeys::wrapped)
                .list();
    }

    /** Wraps it by the newest master key, and returns whether it could. A key that was destroyed meanwhile stays destroyed. */
    boolean rewrap(WrappedKey older) {
        byte[] clear = masters.unwrap(older);
        if (clear == null) {
            return false;
        }
        WrappedKey wrapped = masters.wrap(older.keyId(), older.customerId(), clear);
        return sql.sql(REWRAP)
                        .param("keyId", older.keyId())
                        .param("before", older.masterKeyId())
                        .param("masterKeyId", wrapped.masterKeyId())
                        .param("wrapped", wrapped.wrapped())
                        .update()
                > 0;
    }

    private Optional<WrappedKey> find(String customerId) {
        return sql.sql("select * from personal_data.keys where customer_id = ?")
                .param(customerId)
                .query(CustomerKeys::wrapped)
                .optional();
    }

    private static WrappedKey wrapped(ResultSet row, int number) throws SQLException {
        return new WrappedKey(
                row.getObject("key_id", UUID.class),
                row.getString("customer_id"),
                row.getString("master_key_id"),
                row.getBytes("wrapped_key"));
    }
}
