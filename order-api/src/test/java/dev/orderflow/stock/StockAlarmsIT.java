package dev.orderflow.stock;

import dev.orderflow.api.observability.AlarmFixture;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.stock.item.ReceiveStock;
import dev.orderflow.stock.item.ReceivedQuantity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The alarms of the stock fire when the database refuses what the process needs, and end when it does not any more. */
@EnabledIfSystemProperty(named = "thorough", matches = "true") // it takes a minute
class StockAlarmsIT extends AlarmFixture {

    /** Every order of the tests has some of it. */
    private static final Sku KEPT = new Sku("book-1");

    @BeforeAll
    void ordersWaitForTheirStock() {
        dispatch(new ReceiveStock(KEPT, new ReceivedQuantity(100)));
        // Nobody waits here until an order has waited for five minutes.
        execute("alter table stock.unsettled_orders alter noted_at set default now() - interval '6 minutes'");
    }

    @Test
    void noNodeMayTakeThem() {
        execute("revoke update on stock.unsettled_orders from " + name());
        place();

        alarm("StockUnsettled");

        execute("grant update on stock.unsettled_orders to " + name());
        awaitQuiet("StockUnsettled");
    }

    @Test
    void theLogRefusesAReservation() {
        execute("alter table event_store.events add constraint none_left check (type <> 'StockReserved') not valid");
        place();

        alarm("StockFails");

        execute("alter table event_store.events drop constraint none_left");
        awaitQuiet("StockFails");
    }
}
