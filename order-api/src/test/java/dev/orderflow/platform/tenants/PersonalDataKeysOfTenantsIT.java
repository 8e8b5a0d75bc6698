package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.personaldata.PersonalDataProperties;
import dev.orderflow.personaldata.keys.CustomerKeys;
import dev.orderflow.personaldata.keys.KeyRewrapping;
import dev.orderflow.personaldata.keys.MasterKeys;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.tenancy.TenantContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the platform does with the keys of customers, it does for all tenants. */
class PersonalDataKeysOfTenantsIT extends PersonalDataOfTenantsFixture {

    @Autowired
    private CustomerKeys keys;

    @Autowired
    private PersonalDataProperties properties;

    @Test
    void aKeyThatCameBackWithABackupIsDestroyedWhicheverTenantsItIs() {
        Map<String, Object> restored = TenantContext.call(mine, this::key);
        erase(mine);
        TenantContext.run(
                mine,
                () -> sql.sql("insert into personal_data.keys"
                                + " values (:key_id, :customer_id, :master_key_id, :wrapped_key, :created_at, :tenant)")
                        .params(restored)
                        .update());

        assertThat(keys.destroyErased()).isEqualTo(1);

        assertThat(keysByTenant()).containsOnlyKeys(others);
    }

    @Test
    void theMasterKeyIsReplacedForAllTenants() {
        String masterKey = properties.masterKeys().get(0);
        String newer = UUID.randomUUID() + ":bmV3ZXIga2V5LCBidXQgMzIgYnl0ZXMgbG9uZyEhISE=";
        try {
            rewrap(newer, masterKey);
        } finally {
            rewrap(masterKey, newer);
        }
        assertRecipient(mine, mine);
        assertRecipient(others, others);
    }

    private void rewrap(String newest, String older) {
        KeyRewrapping rewrapping = new KeyRewrapping(
                new CustomerKeys(sql, new MasterKeys(List.of(newest, older))), Duration.ofMillis(100), NodeRole.BOTH);
        rewrapping.start();
        try {
            String id = newest.substring(0, newest.indexOf(':'));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(keysByTenant()).containsOnly(Map.entry(mine, id), Map.entry(others, id)));
        } finally {
            rewrapping.stop();
        }
    }
}
