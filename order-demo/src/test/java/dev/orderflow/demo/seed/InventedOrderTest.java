package dev.orderflow.demo.seed;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.command.AddOrderLine;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.command.ShipOrder;
import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.UnitPrice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Five thousand orders that could be a shop's; {@link SeedingTest} shows that the domain accepts them. */
class InventedOrderTest {

    private static final List<InventedOrder> ORDERS =
            IntStream.range(0, 5_000).mapToObj(InventedOrder::number).toList();

    @Test
    void anOrderIsAFunctionOfItsNumberAlone() {
        assertThat(InventedOrder.number(4_711)).isEqualTo(ORDERS.get(4_711)).isNotEqualTo(ORDERS.get(4_712));
    }

    /** Else the next release would not find what this one has placed. */
    @Test
    void idsStayAsTheyAre() {
        assertThat(ORDERS.get(0).id()).hasToString("ee387d53-2dbb-34b2-a197-d7af1d72d77f");
        assertThat(ORDERS).extracting(InventedOrder::id).doesNotHaveDuplicates();
    }

    @Test
    void everyCommandOfAnOrderIsAboutThatOrder() {
        assertThat(ORDERS)
                .allSatisfy(order -> assertThat(order.commands())
                        .extracting(OrderCommand::orderId)
                        .containsOnly(order.id()));
    }

    @Test
    void everyCommandIsSeen() {
        assertThat(ORDERS.stream()
                        .flatMap(order -> order.commands().stream())
                        .<Class<?>>map(Object::getClass)
                        .distinct())
                .as("Let some invented orders have the new command: InventedOrder.STATES, and the switch over it")
                .containsExactlyInAnyOrder(OrderCommand.class.getPermittedSubclasses());
    }

    @Test
    void halfOfTheOrdersAreDeliveredAndEveryOtherStateIsSeen() {
        assertThat(having(DeliverOrder.class)).isBetween(2_300L, 2_700L);
        assertThat(having(ShipOrder.class) - having(DeliverOrder.class)).isBetween(800L, 1_200L);
        assertThat(having(CancelOrder.class)).isBetween(400L, 600L);
        assertThat(countBy(ORDERS.stream(), order -> last(order).getClass()).get(ConfirmOrder.class))
                .isBetween(400L, 600L);
        assertThat(ORDERS.stream().filter(InventedOrderTest::isOnlyPlaced).count())
                .isBetween(400L, 600L);
    }

    @Test
    void ordersAreCancelledBeforeAndAfterTheyWereConfirmed() {
        assertThat(ORDERS)
                .filteredOn(order -> last(order) instanceof CancelOrder)
                .anyMatch(order -> has(order, ConfirmOrder.class))
                .anyMatch(order -> !has(order, ConfirmOrder.class));
    }

    @Test
    void mostOrdersAreSmallAndSomeAreChangedWhilePlaced() {
        Map<Integer, Long> sizes =
                countBy(ORDERS.stream(), order -> lines(order).size());

        assertThat(sizes).containsOnlyKeys(1, 2, 3, 4, 5);
        assertThat(sizes.get(1)).isBetween(1_800L, 2_200L);
        assertThat(sizes.get(5)).isBetween(400L, 600L);
        assertThat(having(AddOrderLine.class)).isBetween(500L, 700L);
        assertThat(having(RemoveOrderLine.class)).isBetween(300L, 500L);
    }

    @Test
    void mostCustomersComeOnceAndAFewADozenTimesAndMore() {
        Map<String, Long> orders = countBy(ORDERS.stream(), InventedOrderTest::customer);

        assertThat(orders).hasSizeBetween(2_500, 3_500);
        assertThat(orders.values().stream().filter(count -> count == 1).count())
                .isBetween(orders.size() * 60L / 100, orders.size() * 80L / 100);
        assertThat(orders.values().stream().filter(count -> count >= 12).count())
                .isBetween(3L, 20L);
    }

    @Test
    void aCustomerStaysWithOneCurrency() {
        Map<String, String> currencies = new HashMap<>();

        assertThat(ORDERS).allSatisfy(order -> {
            String currency = currency(order);
            assertThat(currencies.putIfAbsent(customer(order), currency)).isIn(currency, null);
        });
    }

    @Test
    void currenciesWithNoneTwoAndThreeDecimalsAreSeen() {
        Map<String, Long> currencies = countBy(ORDERS.stream(), InventedOrderTest::currency);

        assertThat(currencies).containsOnlyKeys("EUR", "USD", "GBP", "JPY", "KWD");
        assertThat(currencies.values()).allMatch(count -> count > 250);
        assertThat(currencies.get("EUR")).isBetween(1_700L, 2_300L);
    }

    @Test
    void anArticleHasOnePriceInEachCurrency() {
        Map<String, UnitPrice> prices = new HashMap<>();

        assertThat(ORDERS).flatMap(InventedOrderTest::lines).allSatisfy(line -> {
            UnitPrice price = line.unitPrice();
            String article = line.sku().value() + " " + price.money().currency();
            assertThat(prices.putIfAbsent(article, price)).isIn(price, null);
        });
    }

    private static long having(Class<? extends OrderCommand> command) {
        return ORDERS.stream().filter(order -> has(order, command)).count();
    }

    private static boolean has(InventedOrder order, Class<? extends OrderCommand> command) {
        return order.commands().stream().anyMatch(command::isInstance);
    }

    private static boolean isOnlyPlaced(InventedOrder order) {
        return !has(order, ConfirmOrder.class) && !has(order, CancelOrder.class);
    }

    private static OrderCommand last(InventedOrder order) {
        return order.commands().get(order.commands().size() - 1);
    }

    private static PlaceOrder placement(InventedOrder order) {
        return (PlaceOrder) order.commands().get(0);
    }

    private static List<OrderLine> lines(InventedOrder order) {
        return placement(order).lines().values();
    }

    private static String customer(InventedOrder order) {
        return placement(order).customerId().value();
    }

    private static String currency(InventedOrder order) {
        return lines(order).get(0).unitPrice().money().currency().getCurrencyCode();
    }

    private static <T, K> Map<K, Long> countBy(Stream<T> values, Function<T, K> key) {
        return values.collect(groupingBy(key, counting()));
    }
}
