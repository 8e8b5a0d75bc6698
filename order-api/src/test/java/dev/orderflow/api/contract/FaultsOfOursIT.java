package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A table is missing, which no client could bring about. */
@FullApplication
@ExtendWith(OutputCaptureExtension.class)
class FaultsOfOursIT extends OverHttp {

    @BeforeEach
    void hideTheTable() {
        sql.sql("alter table read_model.order_list rename to hidden").update();
    }

    @AfterEach
    void bringItBack() {
        sql.sql("alter table read_model.hidden rename to order_list").update();
    }

    @Test
    void theClientLearnsNothingInternal() {
        Answer answer = viewer().get(ORDERS);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.problem()).isEqualTo("internal-error");
        assertThat(answer.text()).doesNotContain("order_list", "select", "SQL", "Exception", "dev.orderflow");
    }

    @Test
    void theLogKnowsItByTheCorrelationIdThatTheClientWasTold(CapturedOutput log) {
        Answer answer = viewer().get(ORDERS);

        assertThat(log.getOut().lines())
                .anyMatch(line -> line.contains("ERROR")
                        && line.contains("[" + answer.header("X-Correlation-Id") + "]")
                        && line.contains("GET /api/orders"));
    }
}
