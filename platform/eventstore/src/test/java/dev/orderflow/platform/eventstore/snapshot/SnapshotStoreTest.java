package dev.orderflow.platform.eventstore.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stored state is read back as it was, or not at all. */
class SnapshotStoreTest {

    private static final Balance BALANCE = new Balance("account-1", 7, new BigDecimal("20.00"));

    private final JdbcClient sql = mock();

    @Test
    void aStateIsReadBackAsItWas() {
        SnapshotStore<Balance> snapshots = store(Runnable::run);

        assertThat(snapshots.read(bytes(snapshots.json(BALANCE)), "account-1", 7))
                .isEqualTo(BALANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "no JSON",
                "{\"accountId\": \"account-1\", \"version\": 7}",
                "{\"accountId\": \"account-1\", \"version\": 6, \"amount\": \"20.00\"}",
                "{\"accountId\": \"account-2\", \"version\": 7, \"amount\": \"20.00\"}"
            })
    void aBrokenStateOrOneOfAnotherAggregateOrEventIsNotRead(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store(Runnable::run).read(bytes(json), "account-1", 7));
    }

    @Test
    void whenTheExecutorIsBusyNothingIsStored() {
        SnapshotStore<Balance> snapshots = store(task -> {
            throw new RejectedExecutionException("busy");
        });

        assertThatCode(() -> snapshots.store(new GenericDomainEventMessage<>("Account", "account-1", 7, BALANCE)))
                .doesNotThrowAnyException();
        verifyNoInteractions(sql);
    }

    private SnapshotStore<Balance> store(Executor executor) {
        return new SnapshotStore<>(new BalanceSnapshots(), sql, executor);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private record Balance(String accountId, long version, BigDecimal amount) {}

    private static final class BalanceSnapshots implements SnapshotDefinition<Object, Balance> {

        @Override
        public Class<Object> aggregateType() {
            return Object.class;
        }

        @Override
        public Class<Balance> stateType() {
            return Balance.class;
        }

        @Override
        public String revision() {
            return "1";
        }

        @Override
        public Balance evolve(@Nullable Balance state, DomainEventMessage<?> event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isStateOf(Balance state, String aggregateId, long sequenceNumber) {
            return state.accountId().equals(aggregateId) && state.version() == sequenceNumber;
        }
    }
}
