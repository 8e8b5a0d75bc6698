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
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.timeout.AxonTimeoutException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

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
    void aDatabaseOutOfReachBeforeAnythingIsWritten() {
        Answer answer = confirm(new CannotCreateTransactionException(
                "x",
                new CannotGetJdbcConnectionException(
                        "x",
                        new SQLTransientConnectionException(
                                "timed out (total=0, active=0)", "08001", new SQLException("refused", "08001")))));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
    }

    @Test
    void aPoolThatGivesNoConnectionMidway() {
        Answer answer = confirm(new JdbcException(
                "x",
                new SQLTransientConnectionException(
                        "timed out (total=0, active=0)", "08001", new SQLException("refused", "08001"))));

        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
    }

    @Test
    void aHandlerThatIsInterruptedBecauseItTookTooLong() {
        Answer answer = confirm(new CommandExecutionException("x", new AxonTimeoutException("handler X timed out")));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("overloaded");
        assertThat(answer.json().get("detail").stringValue()).contains("may have been", "Idempotency-Key");
    }

    @Test
    void aDatabaseLostWhileAppending() {
        Answer answer = confirm(new EventStoreException("x", new SQLException("terminated", "57P01")));

        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
    }

    @Test
    void aDatabaseLostWhileCommitting() {
        Answer answer = confirm(new CommandExecutionException(
                "x", new TransactionSystemException("Could not commit", new SQLException("I/O error", "08006"))));

        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.json().get("detail").stringValue()).contains("may have been", "Idempotency-Key");
    }

    @Test
    void noConnectionLeftInThePool() {
        Answer answer = confirm(new CannotCreateTransactionException(
                "x", new SQLTransientConnectionException("timed out (total=10, active=10)")));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("overloaded");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22021", "23502", "P0001", "99999"})
    void aStatementThatThePostgresRefusesIsAFaultOfOurs(String state) {
        Answer answer = confirm(new EventStoreException("secret", new SQLException("SELECT secret", state)));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.problem()).isEqualTo("internal-error");
        assertThat(answer.response().body()).doesNotContain("secret", "Exception");
    }

    /** Two events of different versions can't have one position, unless positions are assigned twice. */
    @Test
    void aPositionThatIsTakenIsNoConflictOfOrders() {
        Answer answer = confirm(new EventStoreException("x", new SQLException("duplicate", "23505")));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
    }

    @Test
    void aDuplicateElsewhereIsAFaultOfOurs() {
        assertThat(confirm(new DuplicateKeyException("x", new SQLException("duplicate", "23505")))
                        .problem())
                .isEqualTo("internal-error");
    }

    @Test
    void aPercentSignInAPathIsNoFaultOfOurs() throws IOException {
        String answer = raw("GET /api/orders/%25 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/orders/a%2Fb HTTP/1.1",
                "GET /api/orders/a%5Cb HTTP/1.1",
                "GET /api/%zz HTTP/1.1",
                "GET /api/../../x HTTP/1.1",
                "GET /api/%00 HTTP/1.1",
                "GET /api//orders HTTP/1.1",
                "GET /api/orders;x=1 HTTP/1.1",
                "GET /api/%25 HTTP/1.1",
                "GET /api/%ff%fe HTTP/1.1",
                "TRACE /api/orders HTTP/1.1",
                "GET /error HTTP/1.1",
                "GET /nothing HTTP/1.1",
                "FOO /api/orders HTTP/1.1",
                "POST /api/orders?a=%zz HTTP/1.1"
            })
    void whatTheContainerRefusesIsAProblemTooWhereItCanBe(String requestLine) throws IOException {
        String answer = raw(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).contains("application/problem+json", "X-Correlation-Id: ", "\"correlationId\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/9.1\r\n",
                "POST /api/orders HTTP/1.1\r\nTransfer-Encoding: foo\r\n",
                "POST /api/orders HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz\r\n",
                "POST /api/orders HTTP/1.1\r\nContent-Length: x\r\n",
                "GET /api/orders HTTP/1.1\r\nIf-Match: \u0085\r\n",
                "GET /a b HTTP/1.1\r\n"
            })
    void brokenHttpIsNoFaultOfOurs(String request) throws IOException {
        String answer = raw(request.replaceFirst("\r\n", "\r\nHost: localhost\r\nConnection: close\r\n") + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
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

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
