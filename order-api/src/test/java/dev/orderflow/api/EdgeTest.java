package dev.orderflow.api;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import dev.orderflow.domain.CommandResult;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.event.OrderStatus;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Real HTTP against the container, the filters and the controllers; behind them a command bus that accepts everything. */
@SpringBootTest(
        classes = EdgeApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.servlet.multipart.enabled=false", "spring.mvc.formcontent.filter.enabled=false"})
public abstract class EdgeTest {

    protected static final String ORDER = "/api/orders/0a9fd6a4-6f0f-4b6e-8a5e-0d7f6f6d8a11";

    @MockitoBean
    protected CommandGateway commands;

    @LocalServerPort
    protected int port;

    @BeforeEach
    void acceptEverything() {
        given(commands.sendAndWait(any())).willAnswer(call -> {
            OrderCommand command = (OrderCommand) ((CommandMessage<?>) call.getArgument(0)).getPayload();
            return new CommandResult(command.orderId().value(), 3, OrderStatus.CONFIRMED);
        });
    }

    protected CommandMessage<?> sentCommand() {
        ArgumentCaptor<CommandMessage<?>> message = ArgumentCaptor.captor();
        Mockito.verify(commands).sendAndWait(message.capture());
        return message.getValue();
    }

    /** With a JSON body; then names and values of headers. */
    protected Answer post(String path, String body, String... headers) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    protected Answer post(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        return send(request);
    }

    /** Without a body. */
    protected Answer send(String method, String path, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    protected HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10));
        return headers.length == 0 ? request : request.headers(headers);
    }

    protected static Answer send(HttpRequest.Builder request) {
        return Answer.to(request.build());
    }
}
