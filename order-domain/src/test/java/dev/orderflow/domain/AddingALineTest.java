package dev.orderflow.domain;

import static dev.orderflow.domain.Answers.rejected;
import static dev.orderflow.domain.OrderExamples.BOOKS;
import static dev.orderflow.domain.OrderExamples.INK;
import static dev.orderflow.domain.OrderExamples.PENS;
import static dev.orderflow.domain.OrderExamples.accepted;
import static dev.orderflow.domain.OrderExamples.add;
import static dev.orderflow.domain.OrderExamples.added;
import static dev.orderflow.domain.OrderExamples.confirmed;
import static dev.orderflow.domain.OrderExamples.lines;
import static dev.orderflow.domain.OrderExamples.money;
import static dev.orderflow.domain.OrderExamples.piece;
import static dev.orderflow.domain.OrderExamples.placed;
import static dev.orderflow.domain.OrderExamples.removed;

import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderStatus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddingALineTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @Test
    void aLineRaisesTheTotalByQuantityTimesPrice() {
        order.given(placed())
                .when(add(INK))
                .expectEvents(added(INK, money("52.18 EUR")))
                .expectResultMessagePayload(accepted(1, OrderStatus.PLACED));
    }

    @ParameterizedTest
    @CsvSource({
        "500 JPY, 7 JPY, 14 JPY, 514 JPY",
        "19.99 EUR, 0.01 EUR, 0.02 EUR, 20.01 EUR",
        "1.234 KWD, 0.010 KWD, 0.020 KWD, 1.254 KWD"
    })
    void theTotalKeepsTheDecimalsOfItsCurrency(String total, String price, String lineTotal, String newTotal) {
        Line twoPieces = new Line("cup-1", 2, money(price), money(lineTotal));

        order.given(placed(money(total), piece("tea-1", money(total))))
                .when(add(twoPieces))
                .expectEvents(added(twoPieces, money(newTotal)));
    }

    @Test
    void anOrderHasAnArticleOnlyOnce() {
        order.given(placed())
                .when(add(piece("book-1", money("5.00 EUR"))))
                .expectException(rejected(Refusal.LINE_EXISTS, OrderStatus.PLACED, 0))
                .expectNoEvents();
    }

    @Test
    void anArticleAddedLaterCountsToo() {
        order.given(placed(), added(INK, money("52.18 EUR")))
                .when(add(INK))
                .expectException(rejected(Refusal.LINE_EXISTS, OrderStatus.PLACED, 1))
                .expectNoEvents();
    }

    @Test
    void anArticleThatWasRemovedCanBeAddedAgain() {
        order.given(placed(), removed("pen-1", money("39.98 EUR")))
                .when(add(PENS))
                .expectEvents(added(PENS, money("44.98 EUR")))
                .expectResultMessagePayload(accepted(2, OrderStatus.PLACED));
    }

    @Test
    void upperAndLowerCaseAreDifferentArticles() {
        Line shouted = piece("BOOK-1", money("5.00 EUR"));

        order.given(placed()).when(add(shouted)).expectEvents(added(shouted, money("49.98 EUR")));
    }

    @Test
    void theHundredthLineIsTheLast() {
        order.given(placed(money("99.00 EUR"), lines(99)))
                .when(add(BOOKS))
                .expectEvents(added(BOOKS, money("138.98 EUR")));
    }

    @Test
    void aHundredAndFirstLineIsRefused() {
        order.given(placed(money("100.00 EUR"), lines(100)))
                .when(add(BOOKS))
                .expectException(rejected(Refusal.TOO_MANY_LINES, OrderStatus.PLACED, 0))
                .expectNoEvents();
    }

    @Test
    void aFullOrderTakesALineAgainOnceOneIsRemoved() {
        order.given(placed(money("100.00 EUR"), lines(100)), removed("sku-7", money("99.00 EUR")))
                .when(add(BOOKS))
                .expectEvents(added(BOOKS, money("138.98 EUR")));
    }

    @Test
    void anOrderHasOneCurrency() {
        order.given(placed())
                .when(add(piece("tea-1", money("500 JPY"))))
                .expectException(rejected(Refusal.OTHER_CURRENCY, OrderStatus.PLACED, 0))
                .expectNoEvents();
    }

    /** Several rules may be broken at once; the caller learns the first: state, article, number of lines, currency. */
    @Nested
    class TheFirstBrokenRuleIsTheReason {

        @Test
        void theStateComesBeforeTheArticle() {
            order.given(placed(money("100.00 EUR"), lines(100)), confirmed())
                    .when(add(piece("sku-1", money("500 JPY"))))
                    .expectException(rejected(Refusal.ALREADY_CONFIRMED, OrderStatus.CONFIRMED, 1))
                    .expectNoEvents();
        }

        @Test
        void theArticleComesBeforeTheNumberOfLines() {
            order.given(placed(money("100.00 EUR"), lines(100)))
                    .when(add(piece("sku-1", money("500 JPY"))))
                    .expectException(rejected(Refusal.LINE_EXISTS, OrderStatus.PLACED, 0))
                    .expectNoEvents();
        }

        @Test
        void theNumberOfLinesComesBeforeTheCurrency() {
            order.given(placed(money("100.00 EUR"), lines(100)))
                    .when(add(piece("tea-1", money("500 JPY"))))
                    .expectException(rejected(Refusal.TOO_MANY_LINES, OrderStatus.PLACED, 0))
                    .expectNoEvents();
        }
    }
}
