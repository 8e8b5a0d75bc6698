package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each tenant sees its own recipient alone, and an erasure is about one tenant's customer, although another one has the same name. */
class PersonalDataOfTenantsIT extends PersonalDataOfTenantsFixture {

    @Test
    void eachSeesItsOwnRecipient() {
        assertThat(keysByTenant()).hasSize(2);
        assertRecipient(mine, mine);
        assertRecipient(others, others);
    }

    @Test
    void anErasureLeavesTheOtherReadable() {
        erase(mine);
        erase(mine);

        assertThat(keysByTenant()).containsOnlyKeys(others);
        assertErased(mine);
        assertRecipient(others, others);
        assertThat(erasures(mine)).isEqualTo(1);
        assertThat(erasures(others)).isZero();
    }

    @Test
    void aStreamShowsOnesOwnRecipient() throws IOException, InterruptedException {
        erase(mine);

        assertThat(streamed(mine).at("/payload/recipient").isNull()).isTrue();
        assertThat(streamed(others).at("/payload/recipient/name").stringValue()).isEqualTo(others);
    }

    @Test
    void aReplayChangesNothing() {
        erase(mine);
        long before = replays("order-details");

        assertThat(send("*", "POST", "/api/processors/order-details/replay", "").status())
                .isEqualTo(202);

        await().atMost(Duration.ofSeconds(90)).until(() -> replays("order-details") > before);
        assertErased(mine);
        assertRecipient(others, others);
    }

    @Test
    void whoOrdersAgainIsKnownAgainToThisTenantAlone() {
        erase(mine);
        String again = UUID.randomUUID().toString();

        send(mine, "POST", "/api/orders", placementTo(mine, again, customer));

        assertThat(name(get(mine, "/api/orders/" + again + "?atLeastVersion=0&timeout=PT10S")))
                .isEqualTo(mine);
        assertErased(mine);
        assertRecipient(others, others);
    }

    @Test
    void itIsErasedForACallerWhoNamesTheTenant() {
        String erasure = "/api/customers/" + customer + "/personal-data";

        assertThat(send("*", "DELETE", erasure, "").problem()).isEqualTo("tenant-required");
        assertThat(send(null, "DELETE", erasure, "").problem()).isEqualTo("tenant-required");
        assertRecipient(mine, mine);
    }

    @Test
    void theTrailSaysForWhomItWasErased() {
        erase(mine);

        assertThat(get("*", "/api/operations/actions?limit=200")
                        .json()
                        .get("items")
                        .valueStream())
                .filteredOn(action -> action.path("subject").stringValue("").equals(customer))
                .extracting(action -> action.get("result").stringValue())
                .containsExactly("For the tenant " + mine + ".");
    }
}
