package dev.orderflow.api.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.personaldata.keys.CustomerKeys;
import dev.orderflow.personaldata.keys.MasterKeys;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An order may have a recipient, which can be erased although the log can't forget. */
@FullApplication
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataIT extends OverHttp {

    private final PersonalDataCalls ada = new PersonalDataCalls(this);

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
        String recipient = ada.recipient().replace("\"email\": \"ada@example.org\", ", "");

        String order = done(clerk().post(ORDERS, ada.placement(recipient))).header("Location");

        assertThat(ada.details(order).get("recipient")).isEqualTo(json(recipient));
    }

    @Test
    void afterAnErasureThereIsNothingAndTheTimeOfIt() {
        String order = ada.placed();
        ada.details(order);

        ada.erase();

        JsonNode details = ada.details(order);
        assertThat(details.get("recipient").isNull()).isTrue();
        assertThat(details.get("erasedAt").stringValue()).matches(".+T.+Z");
        assertThat(viewer().get(order + "?version=0").json()).isEqualTo(details);
        assertThat(ada.payload(order).get("recipient").isNull()).isTrue();
        done(clerk().command(order + "/confirm"));
        assertThat(viewer().get(order + "?atLeastVersion=1").json().get("erasedAt"))
                .isEqualTo(details.get("erasedAt"));
    }

    @Test
    void whatAClientHasKeptIsNotConfirmedAfterAnErasure() {
        String order = ada.placed();
        ada.details(order);
        assertThat(viewer().get(order, "If-None-Match", "\"0\"").status()).isEqualTo(304);

        ada.erase();

        Answer answer = viewer().get(order, "If-None-Match", "\"0\"");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void toEraseASecondTimeChangesNothing() {
        String order = ada.placed();
        ada.erase();
        JsonNode erased = ada.details(order);

        ada.erase();

        assertThat(ada.details(order)).isEqualTo(erased);
        assertThat(erasures()).isEqualTo(1);
    }

    @Test
    void aCustomerOfWhomNothingIsKnownIsErasedWithoutAnEvent() {
        ada.erase();

        assertThat(erasures()).isZero();
    }

    @Test
    void whoOrdersAgainIsKnownAgain() {
        String first = ada.placed();
        ada.erase();

        String second = ada.placed();

        assertThat(ada.details(second).get("recipient")).isEqualTo(json(ada.recipient()));
        JsonNode erased = ada.details(first);
        assertThat(erased.get("recipient").isNull()).isTrue();
        ada.erase();
        assertThat(ada.details(second).get("recipient").isNull()).isTrue();
        assertThat(ada.details(first)).isEqualTo(erased);
    }

    @Test
    void thePastIsErasedToo() {
        ada.placed();
        ada.erase();

        JsonNode event = eventsSincePlaced(1).get(0);

        assertThat(event.get("revision").stringValue()).isEqualTo("3");
        assertThat(event.at("/payload/recipient").isNull()).isTrue();
    }

    /** The table of keys comes from an older backup than the log. */
    @Test
    void aKeyThatComesBackOpensNothingAndIsDestroyedByTheNextStart() {
        String order = ada.placed();
        Map<String, Object> backup = ada.key().orElseThrow();
        ada.erase();
        ada.restore(backup);

        assertThat(ada.details(order).get("recipient").isNull()).isTrue();
        new CustomerKeys(sql, new MasterKeys(List.of())).destroyErased();

        assertThat(ada.key()).isEmpty();
        assertThat(ada.details(ada.placed()).get("recipient")).isEqualTo(json(ada.recipient()));
    }

    @Test
    void aKeyThatComesBackAndIsErasedAgainIsSaidOnce() {
        String order = ada.placed();
        Map<String, Object> backup = ada.key().orElseThrow();
        ada.erase();
        JsonNode erased = ada.details(order);
        ada.restore(backup);

        ada.erase();

        assertThat(ada.key()).isEmpty();
        assertThat(erasures()).isEqualTo(1);
        assertThat(ada.details(order)).isEqualTo(erased);
    }

    /** No node appends it twice today, but what is in a log stays. */
    @Test
    void anErasureThatIsInTheLogTwiceMovesNoRecipientToAnotherOrder() {
        ada.placed();
        ada.erase();
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select gen_random_uuid(), aggregate_type, aggregate_id, sequence_number + 1,
                            type, revision, clock_timestamp(), payload, metadata
                        from event_store.events where aggregate_id = ?
                        """).param("personal-data/" + ada.customer).update();
        ada.placed();

        assertThat(eventsSincePlaced(1_000))
                .filteredOn(event -> event.get("type").stringValue().equals("OrderPlaced")
                        && event.at("/payload/customerId").stringValue().equals(ada.customer))
                .extracting(event -> event.at("/payload/recipient/name").asString("none"))
                .containsExactly("none", ada.name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from personal_data.keys where customer_id = ?",
                "update personal_data.keys set wrapped_key = sha512(wrapped_key) where customer_id = ?"
            })
    void whatNobodyCanReadAnyMoreIsLeftOut(String damage) {
        String order = ada.placed();
        ada.details(order);
        sql.sql(damage).param(ada.customer).update();

        assertThat(ada.details(order).propertyNames())
                .contains("lines")
                .doesNotContain("order", "recipient", "erasedAt");
        assertThat(ada.payload(order).get("recipient").isString()).isTrue();
        Answer answer = viewer().get(order, "If-None-Match", "\"0\"");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void aNodeThatLacksTheMasterKeyLeavesTheAnswerToOthers() {
        String order = ada.placed();
        ada.details(order);
        sql.sql("update personal_data.keys set master_key_id = 'elsewhere' where customer_id = ?")
                .param(ada.customer)
                .update();

        assertThat(viewer().get(order).status()).isEqualTo(503);
    }

    @Test
    void aStartLeavesTheKeysOfAllOthers() {
        ada.placed();
        ada.erase();
        String order = ada.placed();

        new CustomerKeys(sql, new MasterKeys(List.of())).destroyErased();

        assertThat(ada.details(order).get("recipient")).isEqualTo(json(ada.recipient()));
    }

    @Test
    void aNameIsNowhereInTheDatabaseInTheLogsOrInTheMetrics(CapturedOutput output) {
        String key = UUID.randomUUID().toString();
        ada.details(ada.placed("Idempotency-Key", key));
        ada.placed("Idempotency-Key", key);
        clerk().post(
                        ORDERS,
                        ada.placement(ada.recipient().replace("GB", "XX")),
                        "Idempotency-Key",
                        UUID.randomUUID() + "");
        clerk().post(ORDERS, ada.placement(ada.recipient().replace("}", "")));

        ada.assertNotStored();
        assertThat(output).doesNotContain(ada.name);
        assertThat(operator().get("/actuator/prometheus").text()).doesNotContain(ada.name);
    }

    /** A digest that anybody can compute would say whether a guess is right. */
    @Test
    void whatIsStoredOfAKeyIsADigestThatNeedsTheMasterKey(@Autowired MasterKeys masters) throws Exception {
        String key = UUID.randomUUID().toString();
        String order = ada.placed("Idempotency-Key", key);

        assertThat(ada.placed("Idempotency-Key", key)).isEqualTo(order);
        byte[] plain = MessageDigest.getInstance("SHA-256")
                .digest(("POST /api/orders\n" + ada.placement(ada.recipient())).getBytes(UTF_8));
        Mac keyed = Mac.getInstance("HmacSHA256");
        keyed.init(new SecretKeySpec(masters.fingerprintSecrets().get(0), "HmacSHA256"));
        assertThat(sql.sql("select request from idempotency.keys where key = ?")
                        .param(key)
                        .query(byte[].class)
                        .single())
                .isNotEqualTo(plain)
                .isEqualTo(keyed.doFinal(plain));
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
        assertThat(answer.text()).doesNotContain(ada.name);
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

    @Test
    void onlyOperatorsErase() {
        String path = "/api/customers/" + ada.customer + "/personal-data";

        assertThat(stranger().delete(path).status()).isEqualTo(401);
        assertThat(clerk().delete(path).status()).isEqualTo(403);
        assertThat(operator().delete("/api/customers/a%20b/personal-data").status())
                .isEqualTo(400);
    }

    @Test
    void anErasureIsOnTheTrailOfOperators() {
        ada.placed();
        ada.erase();

        JsonNode action = operator()
                .get("/api/operations/actions?limit=200")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.path("subject").stringValue("").equals(ada.customer))
                .findFirst()
                .orElseThrow();
        assertThat(action.get("action").stringValue()).isEqualTo("erase");
        assertThat(action.get("actor").stringValue()).isEqualTo("operator");
    }

    private List<JsonNode> eventsSincePlaced(int limit) {
        String position = sql.sql("select min(position) - 1 from event_store.events where payload ->> 'customerId' = ?")
                .param(ada.customer)
                .query(String.class)
                .single();
        return viewer().get("/api/events?limit=" + limit + "&after=" + position)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private long erasures() {
        return sql.sql("select count(*) from event_store.events where aggregate_id = ?")
                .param("personal-data/" + ada.customer)
                .query(Long.class)
                .single();
    }
}
