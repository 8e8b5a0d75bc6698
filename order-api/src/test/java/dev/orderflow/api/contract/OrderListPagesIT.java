package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderPlaced;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One page after the other, by the cursor. */
@FullApplication
class OrderListPagesIT extends OrderListSetUp {

    @Autowired
    private EventStore log;

    @Test
    void pagesFollowEachOtherToTheEnd() {
        String customer = newCustomer();
        List<String> orders = newestFirst(customer, 5);

        Answer first = list("limit=2&customerId=" + customer);
        Answer second = next(first, "limit=2&customerId=" + customer);
        Answer third = next(second, "limit=2&customerId=" + customer);

        assertThat(orders(first)).isEqualTo(orders.subList(0, 2));
        assertThat(orders(second)).isEqualTo(orders.subList(2, 4));
        assertThat(orders(third)).isEqualTo(orders.subList(4, 5));
        assertThat(third.json().get("nextCursor").isNull()).isTrue();
    }

    @Test
    void aPageThatIsJustFullMayBeTheLast() {
        String customer = newCustomer();
        newestFirst(customer, 2);

        assertThat(list("limit=2&customerId=" + customer)
                        .json()
                        .get("nextCursor")
                        .isNull())
                .isTrue();
    }

    @Test
    void aLimitMayChangeFromPageToPage() {
        String customer = newCustomer();
        List<String> orders = newestFirst(customer, 4);

        Answer first = list("limit=1&customerId=" + customer);

        assertThat(orders(next(first, "limit=3&customerId=" + customer))).isEqualTo(orders.subList(1, 4));
    }

    @Test
    void nothingIsSkippedOrRepeatedWhileOrdersComeIn() {
        String customer = newCustomer();
        List<String> before = newestFirst(customer, 4);
        Answer first = list("limit=2&customerId=" + customer);

        String newcomer = placed(customer, BOOK);
        Awaitility.await().until(() -> orders(list("customerId=" + customer)).contains(newcomer));

        assertThat(orders(first)).isEqualTo(before.subList(0, 2));
        assertThat(orders(next(first, "limit=2&customerId=" + customer))).isEqualTo(before.subList(2, 4));
    }

    @Test
    void aPageHoldsFiftyUnlessItIsSaid() {
        String customer = newCustomer();
        placedAtOneMoment(customer, 201);
        Awaitility.await()
                .until(() -> orders(list("limit=200&customerId=" + customer)).size() == 200);

        assertThat(orders(list("customerId=" + customer))).hasSize(50);
        assertThat(pages("limit=200&customerId=" + customer)).hasSize(201).doesNotHaveDuplicates();
    }

    @Test
    void ordersOfOneMomentComeByTheirIdentifierDescending() {
        String customer = newCustomer();
        List<String> orders = placedAtOneMoment(customer, 5);
        orders.sort(Comparator.reverseOrder());

        awaitList("customerId=" + customer, orders.toArray(String[]::new));
        assertThat(pages("customerId=" + customer + "&limit=1")).isEqualTo(orders);
    }

    @Test
    void aCursorGoesWithTheFiltersThatItCameWith() {
        String customer = newCustomer();
        newestFirst(customer, 2);
        Answer page = list("limit=1&customerId=" + customer);

        for (String others :
                new String[] {"limit=1", "status=PLACED", "customerId=somebody", "status=PLACED&customerId=" + customer
                }) {
            assertMalformed(next(page, others), "cursor");
        }
    }

    private Answer next(Answer page, String query) {
        return list(query + "&cursor=" + page.json().get("nextCursor").stringValue());
    }

    /** Orders of a customer who has no others, in the sequence of the list. */
    private List<String> newestFirst(String customer, int count) {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(placed(customer, BOOK));
        }
        Collections.reverse(orders);
        Awaitility.await().until(() -> orders(list("customerId=" + customer)).containsAll(orders));
        return orders;
    }

    private List<String> pages(String query) {
        Answer page = list(query);
        List<String> orders = new ArrayList<>(orders(page));
        while (!page.json().get("nextCursor").isNull()) {
            page = next(page, query);
            orders.addAll(orders(page));
        }
        return orders;
    }

    /** HTTP can't do this: it is never that quick. */
    private List<String> placedAtOneMoment(String customer, int count) {
        Instant moment = Instant.now();
        Amount price = new Amount(new BigDecimal("19.90"), "EUR");
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(count).toList();
        log.publish(orders.stream()
                .map(order -> new GenericDomainEventMessage<>(
                        "Order",
                        order.toString(),
                        0,
                        new OrderPlaced(order, customer, List.of(new Line("book-1", 1, price, price)), price),
                        MetaData.emptyInstance(),
                        UUID.randomUUID().toString(),
                        moment))
                .toList());
        return new ArrayList<>(
                orders.stream().map(order -> ORDERS + "/" + order).toList());
    }
}
