package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Days of a year that no other test knows of. */
@FullApplication
class DailyStatisticsIT extends OverHttp {

    private static final String STATISTICS = "/api/statistics/daily";
    private static final AtomicInteger YEARS = new AtomicInteger(1990);

    @Autowired
    private EventStore log;

    private final String year = String.valueOf(YEARS.incrementAndGet());

    @Test
    void aDayCountsWhatHappenedOnIt() {
        UUID shipped = UUID.randomUUID();
        UUID cancelled = UUID.randomUUID();
        happened("-03-02T10:00:00Z", 0, placed(shipped, "19.99", "EUR"));
        happened("-03-02T10:30:00Z", 0, placed(cancelled, "5.00", "EUR"));
        happened("-03-02T11:00:00Z", 1, new OrderConfirmed(shipped));
        happened("-03-02T12:00:00Z", 1, new OrderCancelled(cancelled, "Ordered twice"));
        happened("-03-04T09:00:00Z", 2, new OrderShipped(shipped, "Post", "RR-1"));

        awaitItems("""
                {'day': '%1$s-03-02', 'currency': 'EUR', 'placed': 2, 'shipped': 0, 'cancelled': 1, 'revenue': '0.00'},
                {'day': '%1$s-03-04', 'currency': 'EUR', 'placed': 0, 'shipped': 1, 'cancelled': 0, 'revenue': '19.99'}
                """);
    }

    @Test
    void anItemNamesTheDayFirst() {
        happened("-01-01T00:00:00Z", 0, placed(UUID.randomUUID(), "1", "JPY"));

        Awaitility.await()
                .untilAsserted(() -> assertThat(thisYear().json().at("/items/0").propertyNames())
                        .containsExactly("day", "currency", "placed", "shipped", "cancelled", "revenue"));
    }

    @Test
    void aDayEndsAtMidnightInUtc() {
        happened("-05-31T23:59:59.999999Z", 0, placed(UUID.randomUUID(), "1.00", "EUR"));
        happened("-06-01T00:00:00Z", 0, placed(UUID.randomUUID(), "1.00", "EUR"));

        awaitItems("""
                {'day': '%1$s-05-31', 'currency': 'EUR', 'placed': 1, 'shipped': 0, 'cancelled': 0, 'revenue': '0.00'},
                {'day': '%1$s-06-01', 'currency': 'EUR', 'placed': 1, 'shipped': 0, 'cancelled': 0, 'revenue': '0.00'}
                """);
    }

    @Test
    void currenciesComeByNameEachWithItsDigits() {
        for (Amount total : List.of(amount("1.250", "KWD"), amount("100", "JPY"), amount("7.00", "EUR"))) {
            UUID order = UUID.randomUUID();
            happened("-07-01T10:00:00Z", 0, placed(order, total));
            happened("-07-01T10:00:01Z", 1, new OrderConfirmed(order));
            happened("-07-01T10:00:02Z", 2, new OrderShipped(order, "Post", "RR-1"));
        }
        happened("-07-02T10:00:00Z", 0, placed(UUID.randomUUID(), "100", "JPY"));

        awaitItems("""
                {'day': '%1$s-07-01', 'currency': 'EUR', 'placed': 1, 'shipped': 1, 'cancelled': 0, 'revenue': '7.00'},
                {'day': '%1$s-07-01', 'currency': 'JPY', 'placed': 1, 'shipped': 1, 'cancelled': 0, 'revenue': '100'},
                {'day': '%1$s-07-01', 'currency': 'KWD', 'placed': 1, 'shipped': 1, 'cancelled': 0, 'revenue': '1.250'},
                {'day': '%1$s-07-02', 'currency': 'JPY', 'placed': 1, 'shipped': 0, 'cancelled': 0, 'revenue': '0'}
                """);
    }

    @Test
    void revenueIsTheTotalOfTheLinesAsTheyAreShipped() {
        UUID order = UUID.randomUUID();
        happened("-08-01T10:00:00Z", 0, placed(order, "10.00", "EUR"));
        happened(
                "-08-02T10:00:00Z",
                1,
                new OrderLineAdded(order, "mug", 1, amount("2.50", "EUR"), amount("12.50", "EUR")));
        happened("-08-03T10:00:00Z", 2, new OrderConfirmed(order));
        happened("-08-04T10:00:00Z", 3, new OrderShipped(order, "Post", "RR-1"));

        awaitItems("""
                {'day': '%1$s-08-01', 'currency': 'EUR', 'placed': 1, 'shipped': 0, 'cancelled': 0, 'revenue': '0.00'},
                {'day': '%1$s-08-04', 'currency': 'EUR', 'placed': 0, 'shipped': 1, 'cancelled': 0, 'revenue': '12.50'}
                """);
    }

    @Test
    void bothEndsAreIncluded() {
        for (int day = 1; day <= 4; day++) {
            happened("-09-0" + day + "T10:00:00Z", 0, placed(UUID.randomUUID(), "1.00", "EUR"));
        }
        Awaitility.await().until(() -> days(thisYear()).size() == 4);

        assertThat(days(statistics("?from=%s-09-02&to=%<s-09-03"))).containsExactly(year + "-09-02", year + "-09-03");
        assertThat(days(statistics("?from=%s-09-03&to=%<s-09-03"))).containsExactly(year + "-09-03");
        assertThat(statistics("?from=%s-09-05&to=%<s-09-30").json()).isEqualTo(json("{'items': []}"));
    }

    @Test
    void eitherEndMayBeOpen() {
        happened("-10-01T10:00:00Z", 0, placed(UUID.randomUUID(), "1.00", "EUR"));
        Awaitility.await().until(() -> days(thisYear()).size() == 1);

        assertThat(days(statistics(""))).contains(year + "-10-01").isSorted();
        assertThat(days(statistics("?from=%s-10-01"))).startsWith(year + "-10-01");
        assertThat(days(statistics("?to=%s-10-01"))).endsWith(year + "-10-01");
        assertThat(days(statistics("?from=%s-10-02"))).doesNotContain(year + "-10-01");
        assertThat(days(statistics("?to=%s-09-30"))).doesNotContain(year + "-10-01");
        assertThat(statistics("?from=0000-01-01&to=0000-12-31").json()).isEqualTo(json("{'items': []}"));
        assertThat(statistics("?from=9999-12-31").json()).isEqualTo(json("{'items': []}"));
    }

    private void awaitItems(String items) {
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(thisYear().json()).isEqualTo(json("{'items': [" + items.formatted(year) + "]}")));
    }

    private Answer thisYear() {
        return statistics("?from=%s-01-01&to=%<s-12-31");
    }

    private Answer statistics(String query) {
        return viewer().get(STATISTICS + query.formatted(year));
    }

    private static List<String> days(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("items").findValuesAsString("day");
    }

    private static OrderPlaced placed(UUID order, String total, String currency) {
        return placed(order, amount(total, currency));
    }

    private static OrderPlaced placed(UUID order, Amount total) {
        return new OrderPlaced(order, "customer-7", List.of(new Line("book-1", 1, total, total)), total);
    }

    private static Amount amount(String amount, String currency) {
        return new Amount(new BigDecimal(amount), currency);
    }

    /** Over HTTP things happen today alone. */
    private void happened(String time, long version, OrderEvent event) {
        log.publish(new GenericDomainEventMessage<>(
                "Order",
                event.orderId().toString(),
                version,
                event,
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                Instant.parse(year + time)));
    }
}
