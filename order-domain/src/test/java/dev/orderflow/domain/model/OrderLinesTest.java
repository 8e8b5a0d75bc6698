package dev.orderflow.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderLinesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 99, 100})
    void anOrderHasFromOneToAHundredLines(int count) {
        assertThat(new OrderLines(differentLines(count)).values()).isEqualTo(differentLines(count));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void noLessAndNoMore(int count) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new OrderLines(differentLines(count)))
                .withMessage("must be 1 to 100 lines");
    }

    @Test
    void anArticleMayComeOnlyOnce() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new OrderLines(List.of(
                        line("book-1", 1, "19.99", "EUR"),
                        line("pen-1", 1, "0.50", "EUR"),
                        line("book-1", 2, "18.00", "EUR"))))
                .withMessage("must not name a SKU twice");
    }

    @Test
    void upperAndLowerCaseAreDifferentArticles() {
        List<OrderLine> lines = List.of(line("book-1", 1, "19.99", "EUR"), line("BOOK-1", 1, "19.99", "EUR"));

        assertThat(new OrderLines(lines).values()).isEqualTo(lines);
    }

    @Test
    void allLinesAreInOneCurrency() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() ->
                        new OrderLines(List.of(line("book-1", 1, "19.99", "EUR"), line("pen-1", 1, "0.50", "USD"))))
                .withMessage("must be the currency of the first line");
    }

    @Test
    void theTotalIsThatOfAllLines() {
        OrderLines lines = new OrderLines(List.of(line("book-1", 2, "19.99", "EUR"), line("pen-1", 10, "0.50", "EUR")));

        assertThat(lines.total()).isEqualTo(new Money(new BigDecimal("44.98"), Money.currency("EUR")));
    }

    @Test
    void theLinesCannotBeChangedFromOutside() {
        List<OrderLine> given = new ArrayList<>(differentLines(2));
        OrderLines lines = new OrderLines(given);

        given.clear();

        assertThat(lines.values()).isEqualTo(differentLines(2));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> lines.values().clear());
    }

    private static List<OrderLine> differentLines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> line("sku-" + i, 1, "1.00", "EUR"))
                .toList();
    }

    private static OrderLine line(String sku, int quantity, String amount, String currency) {
        return new OrderLine(
                new Sku(sku), new Quantity(quantity), UnitPrice.of(new BigDecimal(amount), Money.currency(currency)));
    }
}
