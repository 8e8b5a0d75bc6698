package dev.orderflow.platform.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;

import dev.orderflow.api.Answer;
import dev.orderflow.api.EdgeTest;
import dev.orderflow.domain.CommandResult;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.event.OrderStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Two commands hang, and the limit is two. */
@ImportAutoConfiguration(LimitsAutoConfiguration.class)
@TestPropertySource(properties = "orderflow.web.limits.commands=2")
class RequestLimitsTest extends EdgeTest {

    private static final String CONFIRM = ORDER + "/confirm";

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService clients = Executors.newFixedThreadPool(2);

    @Autowired
    private RequestLimits limits;

    private List<CompletableFuture<Answer>> hanging = List.of();

    @BeforeEach
    void letTwoCommandsHang() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        willAnswer(call -> {
                    begun.countDown();
                    end.await();
                    OrderCommand command = (OrderCommand) ((CommandMessage<?>) call.getArgument(0)).getPayload();
                    return new CommandResult(command.orderId().value(), 3, OrderStatus.CONFIRMED);
                })
                .given(commands)
                .sendAndWait(any());
        hanging = Stream.generate(() -> CompletableFuture.supplyAsync(() -> send("POST", CONFIRM), clients))
                .limit(2)
                .toList();
        begun.await();
    }

    @AfterEach
    void letThemEnd() {
        end.countDown();
        hanging.forEach(CompletableFuture::join);
        clients.shutdown();
    }

    @Test
    void aThirdCommandIsRefusedAtOnce() {
        Answer answer = send("POST", CONFIRM, "X-Correlation-Id", "the third");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("overloaded");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("X-Correlation-Id")).isEqualTo("the third");
    }

    /** So a flood of strangers costs no more than one of customers. */
    @Test
    void itIsRefusedBeforeItsCredentialsOrItsPathAreLookedAt() {
        assertThat(send("POST", "/api/no-such-thing").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/actuator/health", "/actuator/prometheus", "/index.html"})
    void requestsOfOtherKindsAreAnswered(String path) {
        assertThat(send("GET", path).status()).isNotEqualTo(503);
    }

    @Test
    void whenACommandHasEndedThereIsRoomForAnother() {
        end.countDown();
        hanging.forEach(CompletableFuture::join);

        assertThat(send("POST", CONFIRM).status()).isEqualTo(200);
    }

    @Test
    void refusalsAreCounted() {
        MeterRegistry meters = new SimpleMeterRegistry();
        limits.bindTo(meters);
        double before = refused(meters, "command");

        send("POST", CONFIRM);

        assertThat(refused(meters, "command")).isEqualTo(before + 1);
        assertThat(refused(meters, "query")).isZero();
        assertThat(meters.get("orderflow.requests.free")
                        .tag("kind", "command")
                        .gauge()
                        .value())
                .isZero();
    }

    private static double refused(MeterRegistry meters, String kind) {
        return meters.get("orderflow.requests.refused")
                .tag("kind", kind)
                .functionCounter()
                .count();
    }
}
