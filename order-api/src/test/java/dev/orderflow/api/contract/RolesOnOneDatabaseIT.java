package dev.orderflow.api.contract;

import static dev.orderflow.api.contract.OverHttp.BOOK;
import static dev.orderflow.api.contract.OverHttp.ORDERS;
import static dev.orderflow.api.contract.OverHttp.done;
import static dev.orderflow.api.contract.OverHttp.newCustomer;
import static dev.orderflow.api.contract.OverHttp.placement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Nodes that only take commands share the database of those that do both, for good or while the role is changed node by node. */
class RolesOnOneDatabaseIT extends RolesSetUp {

    private final Database database = TestPostgres.newDatabase();

    @Test
    void allSegmentsOfReadModelsAreOfNodesThatHaveThem() {
        try (ConfigurableApplicationContext both = start(database, "both");
                ConfigurableApplicationContext write = start(database, "write")) {
            await().until(() -> sql(database)
                            .sql("select count(*) from read_model.nodes")
                            .query(Integer.class)
                            .single()
                    == 2);
            String order = done(client(write, "clerk").post(ORDERS, placement(newCustomer(), BOOK)))
                    .header("Location");

            done(client(both, "clerk").get(order + "?atLeastVersion=0&timeout=PT10S"));
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(client(both, "operator")
                                    .get("/api/processors?sideEffects=true")
                                    .json()
                                    .get("items"))
                            .hasSizeGreaterThanOrEqualTo(4)
                            .allSatisfy(RolesOnOneDatabaseIT::assertThatAllOfItRuns));
        }
    }

    private static void assertThatAllOfItRuns(JsonNode processor) {
        assertThat(processor.get("segments"))
                .isNotEmpty()
                .allSatisfy(segment -> assertThat(segment.get("owner").isNull())
                        .as(processor.get("name") + " " + segment)
                        .isFalse());
        assertThat(processor.get("caughtUp").booleanValue())
                .as(processor.get("name").stringValue())
                .isTrue();
    }
}
