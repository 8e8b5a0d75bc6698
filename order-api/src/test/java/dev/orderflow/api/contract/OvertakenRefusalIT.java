package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.platform.web.problem.ProblemWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** A refusal frees its key for an instant before it is kept. Another request with the key may then be the first after all. */
@FullApplication
class OvertakenRefusalIT extends IdempotencySetUp {

    @MockitoSpyBean
    private ProblemWriter refusals;

    @Test
    void whoeverIsOvertakenIsToldWhatTheOtherWasTold() throws Exception {
        String order = placed();
        List<Answer> accepted = new ArrayList<>();
        doAnswer(refusal -> {
                    if (accepted.isEmpty()) {
                        done(clerk().command(order + "/confirm"));
                        accepted.add(clerk().post(order + "/ship", SHIPMENT, HEADER, key));
                    }
                    return refusal.callRealMethod();
                })
                .when(refusals)
                .document(any(), any());

        Answer overtaken = clerk().post(order + "/ship", SHIPMENT, HEADER, key);

        assertThat(done(accepted.get(0)).header("ETag")).isEqualTo("\"2\"");
        assertIsReplayOf(accepted.get(0), overtaken);
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderConfirmed", "OrderShipped");
    }
}
