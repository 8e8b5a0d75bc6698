package dev.orderflow.domain;

import static dev.orderflow.domain.Answers.rejected;
import static dev.orderflow.domain.OrderExamples.BOOKS;
import static dev.orderflow.domain.OrderExamples.INK;
import static dev.orderflow.domain.OrderExamples.accepted;
import static dev.orderflow.domain.OrderExamples.added;
import static dev.orderflow.domain.OrderExamples.confirmed;
import static dev.orderflow.domain.OrderExamples.money;
import static dev.orderflow.domain.OrderExamples.piece;
import static dev.orderflow.domain.OrderExamples.placed;
import static dev.orderflow.domain.OrderExamples.remove;
import static dev.orderflow.domain.OrderExamples.removed;

import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderStatus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemovingALineTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @Test
    void aLineLowersTheTotalByQuantityTimesPrice() {
        order.given(placed())
                .when(remove("pen-1"))
                .expectEvents(removed("pen-1", money("39.98 EUR")))
                .expectResultMessagePayload(accepted(1, OrderStatus.PLACED));
    }

    @Test
    void aLineThatWasAddedLaterCanBeRemoved() {
        order.given(placed(), added(INK, money("52.18 EUR")))
                .when(remove("ink-1"))
                .expectEvents(removed("ink-1", money("44.98 EUR")))
                .expectResultMessagePayload(accepted(2, OrderStatus.PLACED));
    }

    @ParameterizedTest
    @CsvSource({
        "7 JPY, 14 JPY, 514 JPY, 500 JPY",
        "0.01 EUR, 0.02 EUR, 20.01 EUR, 19.99 EUR",
        "0.010 KWD, 0.020 KWD, 1.254 KWD, 1.234 KWD"
    })
    void theTotalKeepsTheDecimalsOfItsCurrency(String price, String lineTotal, String total, String newTotal) {
        Line twoPieces = new Line("cup-1", 2, money(price), money(lineTotal));

        order.given(placed(money(total), piece("tea-1", money(newTotal)), twoPieces))
                .when(remove("cup-1"))
                .expectEvents(removed("cup-1", money(newTotal)));
    }

    @Test
    void onlyAnArticleOfTheOrderCanBeRemoved() {
        order.given(placed())
                .when(remove("ink-1"))
                .expectException(rejected(Refusal.NO_SUCH_LINE, OrderStatus.PLACED, 0))
                .expectNoEvents();
    }

    @Test
    void upperAndLowerCaseAreDifferentArticles() {
        order.given(placed())
                .when(remove("PEN-1"))
                .expectException(rejected(Refusal.NO_SUCH_LINE, OrderStatus.PLACED, 0))
                .expectNoEvents();
    }

    @Test
    void aLineIsRemovedOnlyOnce() {
        order.given(placed(), removed("pen-1", money("39.98 EUR")))
                .when(remove("pen-1"))
                .expectException(rejected(Refusal.NO_SUCH_LINE, OrderStatus.PLACED, 1))
                .expectNoEvents();
    }

    @Test
    void theLastLineStays() {
        order.given(placed(), removed("pen-1", money("39.98 EUR")))
                .when(remove("book-1"))
                .expectException(rejected(Refusal.LAST_LINE, OrderStatus.PLACED, 1))
                .expectNoEvents();
    }

    /** Several rules may be broken at once; the caller learns the first: state, article, number of lines. */
    @Nested
    class TheFirstBrokenRuleIsTheReason {

        @Test
        void theStateComesBeforeTheArticle() {
            order.given(placed(money("39.98 EUR"), BOOKS), confirmed())
                    .when(remove("ink-1"))
                    .expectException(rejected(Refusal.ALREADY_CONFIRMED, OrderStatus.CONFIRMED, 1))
                    .expectNoEvents();
        }

        @Test
        void theArticleComesBeforeTheNumberOfLines() {
            order.given(placed(money("39.98 EUR"), BOOKS))
                    .when(remove("ink-1"))
                    .expectException(rejected(Refusal.NO_SUCH_LINE, OrderStatus.PLACED, 0))
                    .expectNoEvents();
        }
    }
}
