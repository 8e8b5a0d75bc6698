package dev.orderflow.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.CommandCall;
import dev.orderflow.api.EdgeTest;
import dev.orderflow.domain.command.OrderCommand;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every command can be sent over HTTP, and {@link CommandCall} says how. */
class CommandCallTest extends EdgeTest {

    @Test
    void everyCommandHasACall() {
        assertThat(Stream.of(CommandCall.values()).<Class<?>>map(CommandCall::command))
                .as("A new command needs a method in OrderCommandController, and a constant in CommandCall")
                .containsExactlyInAnyOrder(OrderCommand.class.getPermittedSubclasses());
    }

    @Test
    void everyCallIsKnownToTheTests(@Autowired RequestMappingHandlerMapping handlers) {
        assertThat(handlers.getHandlerMethods().entrySet().stream()
                        .filter(handler -> handler.getValue().getBeanType() == OrderCommandController.class)
                        .map(handler -> handler.getKey().getMethodsCondition().getMethods() + " "
                                + handler.getKey().getPatternValues()))
                .as("A new call of OrderCommandController needs a constant in CommandCall")
                .containsExactlyInAnyOrderElementsOf(Stream.of(CommandCall.values())
                        .map(call -> "[" + call.method() + "] [" + call.pattern() + "]")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aCallSendsItsCommand(CommandCall call) {
        Answer answer = send(request(call.path(ORDER), "Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofString(call.body())));

        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        assertThat(sentCommand().getPayload()).isInstanceOf(call.command());
    }
}
