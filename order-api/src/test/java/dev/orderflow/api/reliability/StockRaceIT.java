package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many clients order the last pieces, on two nodes: however many there are at once, and whoever is killed, no more is sold than there is, and
 * nothing stays set aside for nobody.
 */
class StockRaceIT extends StockRaceFixture {

    private static final Logger LOG = LoggerFactory.getLogger(StockRaceIT.class);

    private static final int KILLS = Boolean.getBoolean("thorough") ? 10 : 2;

    /** Of each client, for each kill. */
    private static final int ORDERS = 8;

    @Test
    void exactlyWhatIsThereIsSold() throws Exception {
        receive(scarce, 25);
        receive(plenty, 1_000);

        all(client -> {
            for (int i = 0; i < 5; i++) {
                place(1);
            }
        });

        awaitRest();
        LOG.info(
                "{} orders for 25 pieces: {} reserved, {} cancelled, other answers: {}",
                placed.size(),
                count("OrderStockReserved"),
                count("OrderCancelled"),
                others);
        assertThat(others).isEmpty();
        assertThat(count("OrderStockReserved")).isEqualTo(25);
        assertThat(count("OrderCancelled")).isEqualTo(CLIENTS * 5 - 25);
        assertThat(ledger(scarce).reserved()).isEqualTo(25);
        assertThat(ledger(plenty).reserved()).isEqualTo(25);
    }

    /** Clients order, ship, and change their minds at any moment, and nodes are killed in the middle of it. */
    @Test
    void killsDoNotSellAnythingTwice() throws Exception {
        receive(scarce, 60);
        receive(plenty, 100_000);
        for (int kill = 0; kill < KILLS; kill++) {
            AtomicInteger turns = new AtomicInteger();
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> all(client -> {
                for (int i = 0; i < ORDERS; i++) {
                    orderAndChangeOnesMind(client, i);
                    turns.incrementAndGet();
                }
            }));
            await(() -> turns.get() > CLIENTS * ORDERS / 4);
            second.kill();
            second = restarted(second);
            load.join();
        }

        awaitRest();
        LOG.info(
                "{} kills: {} orders for 60 pieces, {} reserved, {} shipped, {} cancelled, {} answers lost or to come again; at most {} set aside",
                KILLS,
                placed.size(),
                count("OrderStockReserved"),
                count("OrderShipped"),
                count("OrderCancelled"),
                others.size(),
                ledger(scarce).mostReserved());
        assertThat(ledger(scarce).onHand() + ledger(scarce).shipped()).isEqualTo(60);
    }

    /** Of somebody's order from a while ago, which is reserved by now, or not. */
    private void orderAndChangeOnesMind(int client, int turn) {
        UUID order = place(1 + client % 3);
        UUID earlier = placed.stream().skip((long) client * turn).findFirst().orElse(order);
        if (turn % 2 == 1 && confirm(earlier) == 200) {
            ship(earlier);
        } else if (client % 2 == 1) {
            cancel(earlier);
        }
    }
}
