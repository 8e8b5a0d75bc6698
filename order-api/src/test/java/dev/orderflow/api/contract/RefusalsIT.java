package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.CommandCall;
import dev.orderflow.api.FullApplication;
import dev.orderflow.domain.event.OrderStatus;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an order refuses leaves no event behind, and says why, in which state and at which version. */
@FullApplication
class RefusalsIT extends OverHttp {

    private static final Set<CommandCall> CHANGES = EnumSet.complementOf(EnumSet.of(CommandCall.PLACE));

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource
    void aCommandInAStateThatDoesNotAllowIt(CommandCall command, OrderStatus status) {
        String order = orderThatIs(status);
        List<String> before = events(order);

        Answer answer = send(clerk(), command, order);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("order-rejected");
        assertThat(answer.json().get("reason").stringValue()).isEqualTo(reason(command, status));
        assertThat(answer.json().get("orderStatus").stringValue()).isEqualTo(status.name());
        assertThat(answer.json().get("version").intValue()).isEqualTo(before.size() - 1);
        assertThat(events(order)).isEqualTo(before);
    }

    static Stream<Arguments> aCommandInAStateThatDoesNotAllowIt() {
        return CHANGES.stream()
                .flatMap(command -> Stream.of(OrderStatus.values())
                        .filter(status -> !command.states().contains(status))
                        .map(status -> Arguments.of(command, status)));
    }

    /** Too early for the first state that allows it, or too late for the last. */
    private static String reason(CommandCall command, OrderStatus status) {
        boolean isTooLate = command.states().stream().allMatch(allowed -> allowed.compareTo(status) < 0);
        OrderStatus needed = Collections.min(command.states());
        return (isTooLate ? "already-" + status : "not-" + needed).toLowerCase(Locale.ROOT);
    }

    @Test
    void aLineWithAnArticleThatTheOrderHas() {
        assertThat(reason(clerk().post(placed() + "/lines", line("book-1", 1, "5.00", "EUR"))))
                .isEqualTo("line-exists");
    }

    @Test
    void aLineInAnotherCurrency() {
        assertThat(reason(clerk().post(placed() + "/lines", line("mug_3", 1, "5.00", "USD"))))
                .isEqualTo("other-currency");
    }

    @Test
    void aLineBeyondTheHundredth() {
        String[] lines = IntStream.range(0, 100)
                .mapToObj(i -> line("sku-" + i, 1, "1.00", "EUR"))
                .toArray(String[]::new);

        assertThat(reason(clerk().post(placed(newCustomer(), lines) + "/lines", BOOK)))
                .isEqualTo("too-many-lines");
    }

    @Test
    void removingALineThatIsNotThere() {
        assertThat(reason(clerk().delete(placed() + "/lines/mug_3"))).isEqualTo("no-such-line");
    }

    @Test
    void removingTheLastLine() {
        assertThat(reason(clerk().delete(placed(newCustomer(), BOOK) + "/lines/book-1")))
                .isEqualTo("last-line");
    }

    @ParameterizedTest
    @FieldSource("CHANGES")
    void anOrderThatIsNotThere(CommandCall command) {
        Answer answer = send(clerk(), command, newOrder());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("order-not-found");
    }

    private static String reason(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("order-rejected");
        return answer.json().get("reason").stringValue();
    }
}
