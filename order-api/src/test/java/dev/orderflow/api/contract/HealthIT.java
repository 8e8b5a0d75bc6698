package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the health tells, and whom. */
@FullApplication
class HealthIT extends OverHttp {

    private static final String HEALTH = "/actuator/health";

    @ParameterizedTest
    @ValueSource(strings = {HEALTH, HEALTH + "/liveness", HEALTH + "/readiness"})
    void callersAreToldTheStatusAlone(String path) {
        for (Client caller : List.of(stranger(), viewer(), clerk())) {
            assertThat(caller.get(path).json().propertyNames())
                    .contains("status")
                    .isSubsetOf("status", "groups");
        }
    }

    @Test
    void operatorsAreToldTheDetails() {
        assertThat(operator().get(HEALTH).json().get("components").propertyNames())
                .contains("db", "log", "processors", "livenessState", "readinessState");
    }

    @Test
    void onlyOperatorsLookAtAPart() {
        assertThat(stranger().get(HEALTH + "/processors").status()).isEqualTo(401);
        assertThat(clerk().get(HEALTH + "/processors").status()).isEqualTo(404);
        assertThat(operator().get(HEALTH + "/processors").status()).isEqualTo(200);
    }

    @Test
    void readinessLooksAtTheStoreAndNotAtTheProcessors() {
        assertThat(operator()
                        .get(HEALTH + "/readiness")
                        .json()
                        .get("components")
                        .propertyNames())
                .containsExactlyInAnyOrder("readinessState", "db");
    }

    /** It can't store its token, so it writes no row either. */
    @Test
    void aProcessorThatDoesNotGetOnIsNamedWithItsErrorButTheNodeStaysInService() {
        sql.sql("""
                        create function read_model.jam() returns trigger language plpgsql as $$
                        begin
                            raise exception 'the token is jammed';
                        end $$
                        """).update();
        sql.sql("""
                        create trigger jam before update on read_model.tokens for each row
                        when (new.processor = 'order-list' and new.token is distinct from old.token)
                        execute function read_model.jam()
                        """).update();
        try {
            placed();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> stranger().get(HEALTH).status() == 503);
            assertThat(processors().get("status").stringValue()).isEqualTo("DOWN");
            assertThat(detail("order-list")).startsWith("stalled").contains("the token is jammed");
            assertThat(detail("order-details")).endsWith("events behind").doesNotContain("jammed");
            assertThat(stranger().get(HEALTH + "/readiness").status()).isEqualTo(200);
            assertThat(stranger().get(HEALTH + "/liveness").status()).isEqualTo(200);
        } finally {
            sql.sql("drop function read_model.jam() cascade").update();
        }
        // It tries again after a pause, which has grown meanwhile.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> stranger().get(HEALTH).status() == 200);
    }

    @Test
    void aPausedProcessorIsNoFailure() {
        Operator operator = new Operator(sql);
        operator.pause("daily-statistics");
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> detail("daily-statistics").startsWith("paused"));
            assertThat(processors().get("status").stringValue()).isEqualTo("UP");
        } finally {
            operator.resume("daily-statistics");
        }
    }

    private JsonNode processors() {
        return operator().get(HEALTH).json().get("components").get("processors");
    }

    private String detail(String processor) {
        return processors().path("details").path(processor).stringValue("");
    }
}
