package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Operators erase a recipient, although the log can't forget: whatever shows the order, of today or of the past, shows nobody. */
class PersonalDataErasureCallsIT extends PersonalDataSetUp {

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
    void thePastIsErasedToo() {
        ada.placed();
        ada.erase();

        JsonNode event = eventsSincePlaced(1).get(0);

        assertThat(event.get("revision").stringValue()).isEqualTo("3");
        assertThat(event.at("/payload/recipient").isNull()).isTrue();
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
}
