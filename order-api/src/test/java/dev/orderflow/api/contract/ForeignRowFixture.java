package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A log in which others have written, of its own: others compare theirs with its fold. */
@FullApplication
@TestPropertySource(properties = "test.log=with-foreign-rows")
abstract class ForeignRowFixture extends OverHttp {

    /** By the processors with side effects too. */
    void assertAllAreHandled() {
        operator()
                .get("/api/processors?sideEffects=true")
                .json()
                .get("items")
                .forEach(processor ->
                        new Operator(sql).awaitCaughtUp(processor.get("name").stringValue()));
    }

    JsonNode deadLetter(String readModel, long position) {
        return deadLetters(readModel).getOrDefault(position, MissingNode.getInstance());
    }

    /** By position. */
    Map<Long, JsonNode> deadLetters(String readModel) {
        Answer answer = operator().get("/api/processors/" + readModel + "/dead-letters");
        assertThat(answer.status()).isEqualTo(200);
        Map<Long, JsonNode> letters = new HashMap<>();
        answer.json()
                .get("items")
                .forEach(letter -> letters.put(letter.get("position").longValue(), letter));
        return letters;
    }

    List<Long> waiting(String readModel) {
        return sql.sql("select position from read_model.dead_letters where processor = ? and discarded_at is null"
                        + " order by position")
                .param(readModel)
                .query(Long.class)
                .list();
    }

    /** -1 for an order without a row. */
    long version(String readModel, String order) {
        return sql.sql("select version from %s where order_id = ?".formatted(ReadModels.tableOfOrders(sql, readModel)))
                .param(UUID.fromString(id(order)))
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }
}
