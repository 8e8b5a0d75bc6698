package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A log in which events of orders are damaged, so that they are dead letters of the order list. */
@FullApplication
@TestPropertySource(
        properties = "test.log=with-damaged-events") // a database of its own: others compare theirs with its fold
abstract class DamagedEventsFixture extends OverHttp {

    static final String LETTERS = "/api/processors/order-list/dead-letters";

    /** The order's next event is damaged. */
    JsonNode parked(String order) {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Order', :order, 1, 'OrderShipped', '1', clock_timestamp(),
                            jsonb_build_object('orderId', :order, 'carrier', jsonb_build_array('Post')), '{}')
                        """).param("order", id(order)).update();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !find(order).isMissingNode());
        return find(order);
    }

    /** What those that parked() makes have in common. */
    JsonNode causeOfDamage() {
        return operator()
                .get(LETTERS + "/causes")
                .json()
                .get("items")
                .valueStream()
                .filter(cause -> cause.get("cause").stringValue().startsWith("Its payload"))
                .findFirst()
                .orElseThrow();
    }

    JsonNode find(String order) {
        for (JsonNode letter : operator().get(LETTERS).json().get("items")) {
            if (letter.get("aggregateId").stringValue().equals(id(order))) {
                return letter;
            }
        }
        return MissingNode.getInstance();
    }

    static void assertNotFound(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }
}
