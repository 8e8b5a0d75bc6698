package dev.orderflow.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

import dev.orderflow.api.Answer;
import dev.orderflow.api.EdgeTest;
import dev.orderflow.domain.OrderRejected;
import dev.orderflow.domain.Refusal;
import dev.orderflow.domain.VersionMismatch;
import dev.orderflow.domain.event.OrderStatus;
import java.sql.SQLException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.timeout.AxonTimeoutException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest extends EdgeTest {

    @Test
    void aCommandThatTheOrderRefuses() {
        OrderRejected refusal = mock();
        given(refusal.reason()).willReturn(Refusal.ALREADY_SHIPPED);
        given(refusal.status()).willReturn(OrderStatus.SHIPPED);
        given(refusal.version()).willReturn(2L);

        Answer answer = confirm(refusal);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("order-rejected");
        assertThat(answer.json().get("reason").stringValue()).isEqualTo("already-shipped");
        assertThat(answer.json().get("orderStatus").stringValue()).isEqualTo("SHIPPED");
        assertThat(answer.json().get("version").longValue()).isEqualTo(2);
    }

    @Test
    void anOrderAtAnotherVersion() {
        Answer answer = confirm(mismatch(), "If-Match", "\"3\"");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.problem()).isEqualTo("version-mismatch");
        assertThat(answer.json().get("expectedVersion").longValue()).isEqualTo(3);
        assertThat(answer.json().get("actualVersion").longValue()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\", \"4\"", "W/\"3\"", "\"03\"", "\"a\""})
    void aConditionThatIsNotOneVersionIsGivenBackAsItWas(String ifMatch) {
        assertThat(confirm(mismatch(), "If-Match", ifMatch)
                        .json()
                        .get("expectedVersion")
                        .stringValue())
                .isEqualTo(ifMatch);
    }

    /** The tests run in the locale of Turkey, with Arabic digits. */
    @ParameterizedTest
    @ValueSource(strings = {"ar", "fa", "tr-TR", "de"})
    void itIsWrittenInEnglishWhateverTheClientOrTheMachineSpeaks(String language) {
        assertThat(post("/api/orders", "{x", "Accept-Language", language).text())
                .contains("The request is malformed", "is not JSON from line 1, column 2 on");
        assertThat(send("PATCH", "/api/orders", "Accept-Language", language).text())
                .contains("This address does not take this method");
        assertThat(confirm(mismatch(), "Accept-Language", language).text()).contains("version 7");
    }

    @Test
    void aCorrelationIdIsTakenOver() {
        assertThat(confirm(mismatch(), "X-Correlation-Id", "~ my trace !").header("X-Correlation-Id"))
                .isEqualTo("~ my trace !");
    }

    @Test
    void aMalformedOneIsReplaced() {
        assertThat(confirm(mismatch(), "X-Correlation-Id", "x".repeat(129)).header("X-Correlation-Id"))
                .hasSize(36);
    }

    @Test
    void anOrderThatIsNotThere() {
        assertThat(confirm(new AggregateNotFoundException("x", "not in the event store"))
                        .problem())
                .isEqualTo("order-not-found");
    }

    @Test
    void anOrderThatIsThereAlready() {
        Answer answer = confirm(new AggregateStreamCreationException("x", new SQLException("duplicate", "23505")));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("order-exists");
    }

    @Test
    void aLostRace() {
        Answer answer = confirm(new ConcurrencyException("x", new SQLException("duplicate", "23505")));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("concurrent-change");
    }

    @Test
    void aHandlerThatIsInterruptedBecauseItTookTooLong() {
        Answer answer = confirm(new CommandExecutionException("x", new AxonTimeoutException("handler X timed out")));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("overloaded");
        assertThat(answer.json().get("detail").stringValue()).contains("may have been", "Idempotency-Key");
    }

    private static VersionMismatch mismatch() {
        VersionMismatch mismatch = mock();
        given(mismatch.actualVersion()).willReturn(7L);
        return mismatch;
    }

    private Answer confirm(RuntimeException failure, String... headers) {
        willThrow(failure).given(commands).sendAndWait(any());
        return send("POST", ORDER + "/confirm", headers);
    }
}
