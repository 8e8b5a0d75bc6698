package dev.orderflow.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.projections.orderdetails.FindOrder;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A request becomes asynchronous only if it has to wait. */
class OrderControllerTest {

    private static final OrderId ORDER = OrderId.of("0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47");

    private final QueryGateway queries = mock();
    private final EventStore log = mock();
    private final ReadYourWrites arrivals = mock();
    private final MockMvcTester http = MockMvcTester.of(new OrderController(
            queries, log, arrivals, new OrderAnswers(mock(), NodeRole.BOTH), NodeRole.BOTH, Runnable::run));

    @Test
    void aPlainReadIsAnsweredAtOnce() {
        theDetailsAreAtVersion(2);

        assertThat(isAsynchronous("")).isFalse();
    }

    @Test
    void soIsOneWhoseVersionIsReached() {
        theDetailsAreAtVersion(2);
        when(arrivals.expect(any(), anyLong(), any())).thenReturn(new CompletableFuture<>());

        assertThat(isAsynchronous("?atLeastVersion=2")).isFalse();
    }

    @Test
    void onlyAWaitIsAsynchronous() {
        theDetailsAreAtVersion(2);
        when(log.lastSequenceNumberFor(ORDER.toString())).thenReturn(Optional.of(3L));
        when(arrivals.expect(any(), anyLong(), any())).thenReturn(new CompletableFuture<>());

        assertThat(isAsynchronous("?atLeastVersion=3")).isTrue();
    }

    private boolean isAsynchronous(String query) {
        MvcTestResult answer = http.get().uri("/api/orders/" + ORDER + query).asyncExchange();
        assertThat(answer).hasStatusOk();
        return answer.getRequest().isAsyncStarted();
    }

    private void theDetailsAreAtVersion(long version) {
        OrderDetails details = new OrderDetails(
                ORDER.value(),
                "customer-7",
                OrderStatus.CONFIRMED,
                version,
                new Amount(new BigDecimal("19.99"), "EUR"),
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                null,
                null,
                null,
                null,
                null);
        when(queries.query(any(FindOrder.class), anyOptional()))
                .thenReturn(CompletableFuture.completedFuture(Optional.of(details)));
    }

    private static ResponseType<Optional<OrderDetails>> anyOptional() {
        return any();
    }
}
