package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One identifier for all that follows from a request: the answer and the events. */
@FullApplication
class CorrelationIT extends OverHttp {

    private static final String HEADER = "X-Correlation-Id";

    @ParameterizedTest
    @ValueSource(strings = {"checkout 7 ~!", "x"})
    void theRequestsIdentifierIsTaken(String id) {
        assertThat(viewer().get(ORDERS, HEADER, id).header(HEADER)).isEqualTo(id);
    }

    @Test
    void oneOf128CharactersToo() {
        assertThat(viewer().get(ORDERS, HEADER, "x".repeat(128)).header(HEADER)).isEqualTo("x".repeat(128));
    }

    @Test
    void withoutOneAnIdentifierIsMade() {
        assertThat(viewer().get(ORDERS).header(HEADER)).satisfies(UUID::fromString);
        assertThat(viewer().get(ORDERS).header(HEADER))
                .isNotEqualTo(viewer().get(ORDERS).header(HEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb"})
    void aMalformedOneIsReplaced(String id) {
        assertThat(viewer().get(ORDERS, HEADER, id).header(HEADER)).satisfies(UUID::fromString);
    }

    @Test
    void oneThatIsTooLongIsReplaced() {
        assertThat(viewer().get(ORDERS, HEADER, "x".repeat(129)).header(HEADER)).satisfies(UUID::fromString);
    }

    @Test
    void problemDocumentsCarryIt() {
        Answer refused = clerk().command(newOrder() + "/confirm", HEADER, "my trace");

        assertThat(refused.problem()).isEqualTo("order-not-found");
        assertThat(refused.header(HEADER)).isEqualTo("my trace");
        assertThat(refused.json().get("correlationId").stringValue()).isEqualTo("my trace");
    }

    @Test
    void aStrangersRefusalCarriesItToo() {
        Answer refused = stranger().get(ORDERS, HEADER, "my trace");

        assertThat(refused.problem()).isEqualTo("unauthenticated");
        assertThat(refused.header(HEADER)).isEqualTo("my trace");
    }

    @Test
    void anEventKnowsItAndWhatCausedItAndWhoseDeedItWas() {
        String order = done(clerk().post(ORDERS, placement(newCustomer(), BOOK), HEADER, "chain 1"))
                .header("Location");
        done(operator().command(order + "/confirm", HEADER, "chain 2"));

        JsonNode placed = metadata(order, 0);
        JsonNode confirmed = metadata(order, 1);

        assertThat(placed.propertyNames()).containsExactlyInAnyOrder("correlationId", "causationId", "actor");
        assertThat(placed.get("correlationId").stringValue()).isEqualTo("chain 1");
        assertThat(placed.get("actor").stringValue()).isEqualTo("clerk");
        assertThat(placed.get("causationId").stringValue()).satisfies(UUID::fromString);
        assertThat(confirmed.get("correlationId").stringValue()).isEqualTo("chain 2");
        assertThat(confirmed.get("actor").stringValue()).isEqualTo("operator");
        assertThat(confirmed.get("causationId")).isNotEqualTo(placed.get("causationId"));
    }

    @Test
    void anIdentifierThatWasMadeIsOnTheEventToo() {
        Answer answer = done(clerk().post(ORDERS, placement(newCustomer(), BOOK)));

        assertThat(metadata(answer.header("Location"), 0).get("correlationId").stringValue())
                .isEqualTo(answer.header(HEADER));
    }

    private JsonNode metadata(String order, long version) {
        return viewer().get(order + "/events").json().at("/items/" + version + "/metadata");
    }
}
