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
import dev.orderflow.platform.role.NodeRole;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
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
        FutureCallback<ConfirmOrder, Object> answer = new FutureCallback<>();
        readNode.getBean(CommandBus.class)
                .dispatch(GenericCommandMessage.<ConfirmOrder>asCommandMessage(command), answer);
        assertThat(answer.getResult().exceptionResult()).isInstanceOf(CommandOnReadNode.class);
    }

    /** docs/scaling.md lists them. Those of slices say it themselves. */
    @Test
    void itLeavesToOthersWhatIsTheirs() {
        assertThat(refused(readNode, ORDERS))
                .containsExactlyInAnyOrder(
                        "POST /api/orders",
                        "POST /api/orders/x/lines",
                        "DELETE /api/orders/x/lines/x",
                        "POST /api/orders/x/confirm",
                        "POST /api/orders/x/ship",
                        "POST /api/orders/x/deliver",
                        "POST /api/orders/x/cancel");
        assertThat(refused(readNode, "/api/")).containsExactlyInAnyOrderElementsOf(callsFor(readNode, NodeRole.WRITE));
    }

    @Test
    void anOperatorSeesTheReadModelsAndIsSentElsewhereForTheRest() {
        assertThat(names(operator().get("/api/processors")))
                .containsExactly("customer-summary", "daily-statistics", "order-details", "order-list");
        assertThat(names(operator().get("/api/processors?sideEffects=true")))
                .containsExactly("customer-summary", "daily-statistics", "order-details", "order-list");
        assertThat(operator().get("/api/processors/no-such").problem()).isEqualTo("not-found");
    }
}
