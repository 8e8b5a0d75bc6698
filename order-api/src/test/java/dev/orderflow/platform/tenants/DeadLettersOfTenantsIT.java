package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.platform.tenancy.TenantContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What waits for one tenant does not hold up another one, although their orders have the same id. */
class DeadLettersOfTenantsIT extends DeadLettersOfTenantsFixture {

    @Test
    void theOtherTenantsOrderGoesOn() {
        refuse("tenant = '%s' and version > 0".formatted(mine));
        confirm(mine);
        awaitLetters(mine, 1);
        ship(mine);
        awaitLetters(mine, 2);

        confirm(others);
        ship(others);

        awaitListed(others, "SHIPPED");
        assertThat(listed(mine)).isEqualTo("PLACED");
        assertThat(letters()).hasSize(2);
    }

    @Test
    void aRetryIsAboutOneOfThem() {
        refuse("version > 0");
        confirm(mine);
        confirm(others);
        awaitLetters(mine, 1);
        awaitLetters(others, 1);
        assertThat(get("*", LETTERS + "/causes")
                        .json()
                        .at("/items/0/aggregates")
                        .intValue())
                .isEqualTo(2);
        refuse("false");

        assertThat(send("*", "POST", LETTERS + "/" + position(mine, 1) + "/retry", "")
                        .status())
                .isEqualTo(202);

        awaitListed(mine, "CONFIRMED");
        assertThat(listed(others)).isEqualTo("PLACED");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void aRetryOfAllIsAboutBoth() {
        refuse("version > 0");
        confirm(mine);
        confirm(others);
        awaitLetters(mine, 1);
        awaitLetters(others, 1);
        refuse("tenant = '%s' and version > 0".formatted(others));

        JsonNode retried = send("*", "POST", LETTERS + "/retry", "").json();

        assertThat(retried.get("aggregates").intValue()).isEqualTo(2);
        assertThat(retried.get("applied").intValue()).isEqualTo(1);
        assertThat(retried.get("failedAggregates").intValue()).isEqualTo(1);
        awaitListed(mine, "CONFIRMED");
        assertThat(listed(others)).isEqualTo("PLACED");
    }

    @Test
    void whatIsDiscardedForOneIsAppliedForTheOther() {
        discardTheConfirmationOf(mine);

        confirm(others);

        awaitListed(others, "CONFIRMED");
        assertThat(listed(mine)).isEqualTo("SHIPPED");
        assertThat(letters()).isEmpty();
    }

    @Test
    void aReplayKeepsWhatWasDiscardedApart() {
        discardTheConfirmationOf(mine);
        confirm(others);
        awaitListed(others, "CONFIRMED");

        long before = replays("order-list");
        assertThat(send("*", "POST", LIST + "/replay", "").status()).isEqualTo(202);

        await().atMost(Duration.ofSeconds(90)).until(() -> replays("order-list") > before);
        assertThat(listed(others)).isEqualTo("CONFIRMED");
        assertThat(listed(mine)).isEqualTo("SHIPPED");
        assertThat(letters()).isEmpty();
    }

    @Test
    void whoStepsSeesBothOrders() {
        refuse("tenant = '%s' and version > 0".formatted(mine));
        confirm(mine);
        awaitLetters(mine, 1);
        confirm(others);
        awaitListed(others, "CONFIRMED");
        send("*", "POST", LIST + "/stepping", "");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> send("*", "POST", LIST + "/stepping/run", "")
                        .json()
                        .get("done")
                        .booleanValue());

        assertThat(get("*", LIST + "/stepping").json().get("deadLetters").intValue())
                .isEqualTo(1);
        assertThat(stepped(mine)).containsExactly(0L);
        assertThat(stepped(others)).containsExactly(1L);
    }

    @Test
    void theirLimitIsThatOfAllTenants() {
        int added = as(TenantContext.PLATFORM, """
                insert into read_model.dead_letters (processor, position, aggregate_id, sequence_number, cause, attempts, tenant)
                select 'order-list', -number, gen_random_uuid(), 0, 'An older one', 1, 't-' || number % 7
                from generate_series(1, 1000 - (select count(*) from read_model.dead_letters
                    where processor = 'order-list' and discarded_at is null)) as number
                """);
        assertThat(added).isPositive();
        try {
            refuse("tenant = '%s' and version > 0".formatted(mine));
            confirm(mine);

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(get("*", LIST).text()).contains("no room for more dead letters than 1000"));
        } finally {
            as(TenantContext.PLATFORM, "delete from read_model.dead_letters where position < 0");
        }
        awaitLetters(mine, 1);
    }

    private void discardTheConfirmationOf(String tenant) {
        refuse("tenant = '%s' and version = 1".formatted(tenant));
        confirm(tenant);
        awaitLetters(tenant, 1);
        ship(tenant);
        awaitLetters(tenant, 2);
        assertThat(send("*", "DELETE", LETTERS + "/" + position(tenant, 1), "").status())
                .isEqualTo(204);
        awaitListed(tenant, "SHIPPED");
    }
}
