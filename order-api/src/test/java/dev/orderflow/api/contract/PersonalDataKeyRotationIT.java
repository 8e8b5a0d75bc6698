package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Recipient;
import dev.orderflow.domain.recipient.PlacedRecipient;
import dev.orderflow.domain.recipient.StoredRecipient;
import dev.orderflow.personaldata.keys.CustomerKeyCipher;
import dev.orderflow.personaldata.keys.CustomerKeys;
import dev.orderflow.personaldata.keys.KeyRewrapping;
import dev.orderflow.personaldata.keys.MasterKeys;
import dev.orderflow.platform.role.NodeRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The master key is replaced while recipients are sealed and opened, and new customers come, on nodes that know of it already and on one
 * that doesn't yet.
 */
@FullApplication
class PersonalDataKeyRotationIT extends OverHttp {

    private static final Recipient ADA =
            new Recipient("Ada Lovelace", null, "12 St. James Square", "London", "SW1Y 4JH", "GB");
    private static final PlacedRecipient OPENED =
            new PlacedRecipient("Ada Lovelace", null, "12 St. James Square", "London", "SW1Y 4JH", "GB");

    private final String older = newMasterKey();
    private final String newer = newMasterKey();
    private final List<String> customers =
            Stream.generate(OverHttp::newCustomer).limit(250).toList();

    @Test
    void nothingIsUnreadableMeanwhileAndAfterwardsTheOlderKeyIsNotNeeded() {
        CustomerKeyCipher prepared = cipher(older, newer);
        CustomerKeyCipher switched = cipher(newer, older);
        List<StoredRecipient> sealed = customers.stream()
                .map(customer -> sealed(cipher(older), customer))
                .toList();
        Queue<StoredRecipient> newcomers = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        List<CompletableFuture<Void>> load = Stream.of(prepared, switched)
                .map(node -> CompletableFuture.runAsync(() -> {
                    do {
                        assertReadable(node, sealed);
                        assertReadable(switched, List.of(sealed(node, customers.get(0))));
                        StoredRecipient newcomer = sealed(node, newCustomer());
                        newcomers.add(newcomer);
                        assertReadable(prepared, List.of(newcomer));
                    } while (!done.get());
                }))
                .toList();
        KeyRewrapping rotation = new KeyRewrapping(keys(newer, older), Duration.ofMillis(100), NodeRole.BOTH);
        rotation.start();
        try {
            Awaitility.await().until(() -> wrappedBy(newer) >= customers.size());
            done.set(true);
            load.forEach(CompletableFuture::join);
            Awaitility.await().until(() -> wrappedBy(older) == 0);
        } finally {
            done.set(true);
            rotation.stop();
        }

        assertThat(wrappedBy(newer)).isEqualTo(customers.size() + newcomers.size());
        assertReadable(cipher(newer), sealed);
        assertReadable(cipher(newer), List.copyOf(newcomers));
    }

    /** As many as are read at a time, and more: damaged, or of another master key under the same id. */
    @Test
    void keysThatCannotBeUnwrappedHoldUpNoOthers() {
        customers.forEach(customer -> sealed(cipher(older), customer));
        sql.sql("update personal_data.keys set wrapped_key = sha512(wrapped_key) where master_key_id = ?")
                .param(idOf(older))
                .update();
        List<StoredRecipient> sound = new ArrayList<>();
        KeyRewrapping rotation = new KeyRewrapping(keys(newer, older), Duration.ofMillis(100), NodeRole.BOTH);
        rotation.start();
        try {
            // Each time the end has been reached before, and another look begins.
            for (int i = 1; i <= 5; i++) {
                sound.add(sealed(cipher(older), newCustomer()));
                Awaitility.await().until(() -> wrappedBy(newer) == sound.size());
            }
        } finally {
            rotation.stop();
        }

        assertReadable(cipher(newer), sound);
        assertThat(wrappedBy(older)).isEqualTo(customers.size());
    }

    private static void assertReadable(CustomerKeyCipher node, List<StoredRecipient> sealed) {
        assertThat(node.open(sealed))
                .hasSize(sealed.size())
                .allSatisfy(opened -> assertThat(opened.recipient()).isEqualTo(OPENED));
    }

    private static StoredRecipient sealed(CustomerKeyCipher node, String customer) {
        OrderId order = new OrderId(UUID.randomUUID());
        return new StoredRecipient(
                customer,
                order.toString(),
                node.seal(ADA, new CustomerId(customer), order).text());
    }

    private long wrappedBy(String masterKey) {
        return sql.sql("select count(*) from personal_data.keys where master_key_id = ?")
                .param(idOf(masterKey))
                .query(Long.class)
                .single();
    }

    private static String idOf(String masterKey) {
        return masterKey.substring(0, masterKey.indexOf(':'));
    }

    private CustomerKeyCipher cipher(String... masterKeys) {
        return new CustomerKeyCipher(keys(masterKeys));
    }

    private CustomerKeys keys(String... masterKeys) {
        return new CustomerKeys(sql, new MasterKeys(List.of(masterKeys)));
    }

    private static String newMasterKey() {
        byte[] key = new byte[32];
        IntStream.range(0, key.length)
                .forEach(i -> key[i] = (byte) UUID.randomUUID().hashCode());
        return UUID.randomUUID() + ":" + Base64.getEncoder().encodeToString(key);
    }
}
