package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.eventstore.AccountEvent.MoneyDeposited;
import dev.orderflow.platform.eventstore.AccountEvent.MoneyWithdrawn;
import dev.orderflow.platform.startup.StartRefused;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

/** A forgotten name or revision ends the start, because it would show only when the first event is to be stored. */
class EventTypeRegistryTest {

    private final EventTypeRegistry types = AccountEvent.types();

    @Test
    void aTypeHasANameAndARevision() {
        assertThat(types.nameOf(MoneyDeposited.class)).isEqualTo("MoneyDeposited");
        assertThat(types.revisionOf(MoneyDeposited.class)).isEqualTo("2");
        assertThat(types.typeOf("MoneyDeposited")).isEqualTo(MoneyDeposited.class);
    }

    @Test
    void aNameThatNobodyHasGivenIsUnknown() {
        assertThat(types.typeOf(MoneyDeposited.class.getName())).isNull();
        assertThat(types.nameOf(String.class)).isNull();
        assertThat(types.revisionOf(String.class)).isNull();
    }

    @Test
    void anEventWithoutANameEndsTheStart() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(
                        () -> new EventTypeRegistry(AccountEvent.class, Map.of("MoneyDeposited", MoneyDeposited.class)))
                .withMessageContaining(MoneyWithdrawn.class.getName())
                .satisfies(refused -> assertThat(refused.remedy()).contains("EventTypeRegistry"));
    }

    @Test
    void anEventWithoutARevisionEndsTheStart() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new EventTypeRegistry(Ticked.class, Map.of("Ticked", Ticked.class)))
                .withMessageContaining(Ticked.class.getName())
                .satisfies(refused -> assertThat(refused.remedy()).contains("@Revision"));
    }

    @Test
    void twoNamesForOneEventEndTheStart() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(
                        () -> new EventTypeRegistry(Tocked.class, Map.of("Tock", Tocked.class, "Old", Tocked.class)))
                .withMessageContaining("Tock")
                .withMessageContaining("Old");
    }

    @Test
    void aParentThatAnyClassMayImplementEndsTheStart() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new EventTypeRegistry(Open.class, Map.of("Rung", Rung.class)))
                .withMessageContaining(Open.class.getName())
                .satisfies(refused -> assertThat(refused.remedy()).contains("Seal"));
    }

    @Test
    void soDoesAPartOfItThatIsUnsealed() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new EventTypeRegistry(Leaky.class, Map.of()))
                .withMessageContaining(Leak.class.getName());
    }

    @Test
    void severalFamiliesOfEventsHaveTheNamesOfAll() {
        EventTypeRegistry both = types.with(new EventTypeRegistry(Tocked.class, Map.of("Tock", Tocked.class)));

        assertThat(both.typeOf("Tock")).isEqualTo(Tocked.class);
        assertThat(both.nameOf(MoneyDeposited.class)).isEqualTo("MoneyDeposited");
        assertThat(both.revisionOf(Tocked.class)).isEqualTo("1");
    }

    @Test
    void aNameThatTwoFamiliesHaveEndsTheStart() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(
                        () -> types.with(new EventTypeRegistry(Tocked.class, Map.of("MoneyDeposited", Tocked.class))))
                .withMessageContaining("MoneyDeposited");
    }

    private interface Open {}

    @Revision("1")
    private record Rung() implements Open {}

    private sealed interface Leaky {}

    private non-sealed interface Leak extends Leaky {}

    private record Ticked() {}

    @Revision("1")
    private record Tocked() {}
}
