package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An order may have a recipient: what is accepted, and where it is shown. */
class PersonalDataIT extends PersonalDataSetUp {

    @Test
    void detailsTimeTravelAndEventsShowTheRecipient() {
        String order = ada.placed();

        JsonNode details = ada.details(order);
        assertThat(details.get("recipient")).isEqualTo(json(ada.recipient()));
        assertThat(details.has("erasedAt")).isFalse();
        assertThat(viewer().get(order + "?version=0").json()).isEqualTo(details);
        assertThat(ada.payload(order).get("recipient")).isEqualTo(json(ada.recipient()));
    }

    @Test
    void anOrderWithoutARecipientShowsNone() {
        String order = placed();

        assertThat(ada.details(order).propertyNames()).doesNotContain("recipient", "erasedAt", "sealedRecipient");
        assertThat(ada.payload(order).propertyNames()).doesNotContain("recipient");
    }

    @Test
    void anEmailMayBeLeftOut() {
        JsonNode recipient = json(ada.recipient());
        ((ObjectNode) recipient).remove("email");

        String order =
                done(clerk().post(ORDERS, ada.placement(recipient.toString()))).header("Location");

        assertThat(ada.details(order).get("recipient")).isEqualTo(recipient);
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "street, '\u2800'",
        "city, '     '",
        "postalCode, 123456789012345678901",
        "country, UK",
        "country, gb",
        "email, ada",
        "email, ada@",
        "email, a..da@example.org",
        "email, ada@-example.org"
    })
    void whatIsAgainstTheRulesIsRefusedWithoutSayingIt(String member, String value) {
        JsonNode recipient = json(ada.recipient());
        ((ObjectNode) recipient).put(member, value);

        Answer answer = clerk().post(ORDERS, ada.placement(recipient.toString()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-order");
        assertThat(answer.faults()).containsExactly("/recipient/" + member);
        assertThat(answer.text()).doesNotContain(ada.id);
    }

    @Test
    void everyFaultOfARecipientIsNamedAtOnce() {
        Answer answer = clerk().post(ORDERS, ada.placement(quoted("{'name': ' ', 'email': null, 'country': 'XX'}")));

        assertThat(answer.problem()).isEqualTo("invalid-order");
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/recipient/name",
                        "/recipient/email",
                        "/recipient/street",
                        "/recipient/city",
                        "/recipient/postalCode",
                        "/recipient/country");
    }
}
