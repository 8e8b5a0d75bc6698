package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many clients order for one customer at the limit, on two nodes: however many there are at once, and whoever is killed, the open orders are
 * never worth more than the limit, and what fits is accepted. Every order is worth ten euros.
 */
class CreditLimitRaceIT extends CreditLimitRaceFixture {

    private static final Logger LOG = LoggerFactory.getLogger(CreditLimitRaceIT.class);

    private static final int KILLS = Boolean.getBoolean("thorough") ? 10 : 1;

    /** Of a cancellation: it is done, was done before, or the order was never placed. */
    private static final Set<Integer> IS_NOT_OPEN = Set.of(200, 404, 409);

    /** Nothing makes room, so exactly as many orders fit as the limit says, and every other one is refused for that reason. */
    @Test
    void exactlyWhatFitsIsAccepted() throws Exception {
        setLimit("250.00");

        all(client -> {
            for (int i = 0; i < 10; i++) {
                place(UUID.randomUUID());
            }
        });

        LOG.info(
                "{} orders of 25 that fit were accepted, {} refused, other answers: {}",
                accepted.size(),
                refused,
                others);
        assertThat(others).isEmpty();
        assertThat(accepted).hasSize(25);
        assertThat(refused).hasValue(CLIENTS * 10 - 25);
        assertThat(mostOpen()).isEqualByComparingTo("250.00");
    }

    /** The first limit comes while orders of a customer without one are under way, which nobody waits for. */
    @Test
    void aFirstLimitHoldsFromTheMomentWhereItIsInTheLog() throws Exception {
        AtomicBoolean limited = new AtomicBoolean();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> all(client -> {
            for (int after = 0; after < 5; after += limited.get() ? 1 : 0) {
                place(UUID.randomUUID());
            }
        }));
        await(() -> accepted.size() > 100);

        setLimit("10.00");
        limited.set(true);
        load.join();

        long ordersAfterTheLimit =
                sql.sql("""
                        select count(*) from event_store.events
                        where type = 'OrderPlaced' and payload ->> 'customerId' = ? and position >
                            (select position from event_store.events where aggregate_id = 'credit-limit/' || ?)
                        """).params(customer, customer).query(Long.class).single();
        LOG.info(
                "{} orders before the limit, {} refused after it, other answers: {}", accepted.size(), refused, others);
        assertThat(ordersAfterTheLimit).isZero();
        assertThat(refused.get()).isPositive();
        assertThat(others).isEmpty();
    }

    /** Clients also cancel, so there is always some room; and a node is killed in the middle of it. */
    @Test
    void killsDoNotLetAnythingThrough() throws Exception {
        setLimit("80.00");
        AtomicBoolean stopped = new AtomicBoolean();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> all(client -> {
            Deque<UUID> mine = new ArrayDeque<>();
            while (!stopped.get()) {
                UUID order = UUID.randomUUID();
                int placed = place(order);
                if (placed == 201 || placed == NO_ANSWER) {
                    mine.add(order);
                }
                if (!mine.isEmpty() && IS_NOT_OPEN.contains(cancel(mine.peek()))) {
                    mine.remove();
                }
            }
        }));
        for (int kill = 0; kill < KILLS; kill++) {
            if (!second.isAlive()) {
                second = restarted(second);
            }
            int before = accepted.size();
            await(() -> accepted.size() > before + 50);
            second.kill();
        }
        int before = accepted.size();
        await(() -> accepted.size() > before + 50);
        stopped.set(true);
        load.join();
        second = restarted(second);

        LOG.info(
                "{} kills: {} orders accepted, {} refused, {} answers lost or to come again; at most {} open",
                KILLS,
                accepted.size(),
                refused,
                others.size(),
                mostOpen());
        assertThat(mostOpen()).isEqualByComparingTo("80.00");
        while (place(UUID.randomUUID()) == 201) {
            LOG.debug("There was room left");
        }
        assertThat(open()).as("what fits at rest is accepted").isEqualByComparingTo("80.00");
    }
}
