package dev.orderflow.api.contract;

import static dev.orderflow.api.contract.OverHttp.ORDERS;
import static dev.orderflow.api.contract.OverHttp.newCustomer;
import static dev.orderflow.api.contract.OverHttp.newOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.api.Answer;
import dev.orderflow.api.CommandCall;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.role.CommandOnReadNode;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a read node leaves to nodes that take commands. See docs/scaling.md. */
class ReadNodeRefusalsIT extends ReadNodeSetUp {

    @ParameterizedTest
    @EnumSource
    void aCommandIsForAnotherNodeAndStoresNothing(CommandCall call) {
        String order = call.states().isEmpty() ? newOrder() : placed(newCustomer());
        long events = count("event_store.events");

        Answer answer = OverHttp.send(
                clerk(readNode),
                call,
                order,
                "Idempotency-Key",
                UUID.randomUUID().toString());

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.problem()).isEqualTo("wrong-node");
        assertThat(answer.json().get("detail").stringValue()).contains("Ask one that takes commands");
        assertThat(count("event_store.events")).isEqualTo(events);
        assertThat(count("idempotency.keys")).isZero();
    }

    /** Its content need not be understood in order to say that another node is asked. */
    @Test
    void theScopeIsLookedAtBeforeAndEverythingElseAfter() {
        assertThat(client(readNode, "viewer").post(ORDERS, "no JSON").problem()).isEqualTo("forbidden");
        assertThat(clerk(readNode)
                        .post(ORDERS, "no JSON", "Accept", "image/png")
                        .problem())
                .isEqualTo("wrong-node");
    }

    @Test
    void aCommandThatComesAnotherWayIsRefusedToo() {
        ConfirmOrder command = new ConfirmOrder(new OrderId(UUID.randomUUID()));

        assertThatThrownBy(() -> readNode.getBean(CommandGateway.class).sendAndWait(command))
                .isInstanceOf(CommandOnReadNode.class);
        assertThatThrownBy(() ->
                        readNode.getBean(CommandBus.class).dispatch(GenericCommandMessage.asCommandMessage(command)))
                .isInstanceOf(CommandOnReadNode.class);
    }

    /** The list is what docs/scaling.md says. */
    @Test
    void whatOnlyNodesThatTakeCommandsAnswerIsKnown() {
        Set<String> elsewhere = Set.of(
                "PUT /api/customers/x/credit-limit",
                "GET /api/customers/x/credit-limit",
                "DELETE /api/customers/x/credit-limit",
                "GET /api/customers/x/credit",
                "DELETE /api/customers/x/personal-data",
                "GET /api/deadlines",
                "POST /api/stock/x/receipts",
                "GET /api/stock/x",
                "POST /api/orders",
                "POST /api/orders/x/lines",
                "DELETE /api/orders/x/lines/x",
                "POST /api/orders/x/confirm",
                "POST /api/orders/x/ship",
                "POST /api/orders/x/deliver",
                "POST /api/orders/x/cancel");

        assertThat(calls(readNode).stream()
                        .filter(call -> !call.path().endsWith("/stream"))
                        .filter(call -> send(operator(), call).status() == 421)
                        .map(call -> call.method() + " " + call.path()))
                .containsExactlyInAnyOrderElementsOf(elsewhere);
    }

    @Test
    void anOperatorSeesTheReadModelsAndIsSentElsewhereForTheRest() {
        assertThat(names(operator().get("/api/processors")))
                .containsExactly("customer-summary", "daily-statistics", "order-details", "order-list");
        assertThat(names(operator().get("/api/processors?sideEffects=true")))
                .containsExactly("customer-summary", "daily-statistics", "order-details", "order-list");
        assertThat(operator().get("/api/processors/confirmation-deadlines").problem())
                .isEqualTo("wrong-node");
        assertThat(operator().get("/api/processors/no-such").problem()).isEqualTo("not-found");
    }
}
