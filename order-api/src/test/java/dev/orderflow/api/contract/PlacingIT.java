package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@FullApplication
class PlacingIT extends OverHttp {

    @Test
    void aPlacementAnswersWhereTheOrderIsAtWhichVersionAndInWhichState() {
        Answer answer = clerk().post(ORDERS, placement(newCustomer(), BOOK));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        String order = answer.header("Location");
        assertThat(answer.json())
                .isEqualTo(json("{'orderId': '%s', 'version': 0, 'status': 'PLACED'}".formatted(id(order))));
        assertThat(events(order)).containsExactly("OrderPlaced");
    }

    @Test
    void theLocationLeadsToTheOrder() {
        String order = placed();

        assertThat(viewer().get(order + "?atLeastVersion=0")
                        .json()
                        .get("orderId")
                        .stringValue())
                .isEqualTo(id(order));
    }

    @Test
    void theClientMayChooseTheIdentifierWhichIsAnsweredInLowerCase() {
        String chosen = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);

        Answer answer = clerk().post(ORDERS, withId(chosen));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo(ORDERS + "/" + chosen.toLowerCase(Locale.ROOT));
    }

    @Test
    void anIdentifierServesOnce() {
        String chosen = UUID.randomUUID().toString();
        done(clerk().post(ORDERS, withId(chosen)));

        Answer answer = clerk().post(ORDERS, withId(chosen));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("order-exists");
        assertThat(events(ORDERS + "/" + chosen)).hasSize(1);
    }

    @Test
    void anIdentifierServesOnceWhateverHasBecomeOfTheOrder() {
        String order = cancelled();

        assertThat(clerk().post(ORDERS, withId(id(order))).problem()).isEqualTo("order-exists");
    }

    @Test
    void anOrderMayHaveAHundredLines() {
        String[] lines = IntStream.range(0, 100)
                .mapToObj(i -> line("sku-" + i, 10_000, "1000000.00", "EUR"))
                .toArray(String[]::new);

        String order = placed(newCustomer(), lines);

        assertThat(viewer().get(order + "?atLeastVersion=0")
                        .json()
                        .at("/total/amount")
                        .stringValue())
                .isEqualTo("1000000000000.00");
    }

    @Test
    void butNotMore() {
        String lines = IntStream.range(0, 101)
                .mapToObj(i -> line("sku-" + i, 1, "1", "EUR"))
                .collect(Collectors.joining(","));

        Answer answer = clerk().post(ORDERS, placement(newCustomer(), lines));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-order");
        assertThat(answer.faults()).containsExactly("/lines");
    }

    private static String withId(String orderId) {
        return quoted("{'orderId': '%s', 'customerId': '%s', 'lines': [%s]}".formatted(orderId, newCustomer(), BOOK));
    }
}
