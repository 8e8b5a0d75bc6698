package dev.orderflow.personaldata.erasure;

import dev.orderflow.domain.model.CustomerId;
import java.util.UUID;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class PersonalDataTest {

    private static final UUID KEY = UUID.randomUUID();
    private static final UUID NEXT_KEY = UUID.randomUUID();

    private final AggregateTestFixture<PersonalData> customer = new AggregateTestFixture<>(PersonalData.class);

    @Test
    void anErasureIsRecorded() {
        customer.givenNoPriorActivity().when(erase(KEY)).expectEvents(erased(KEY));
    }

    @Test
    void thatOfTheNextKeyToo() {
        customer.given(erased(KEY)).when(erase(NEXT_KEY)).expectEvents(erased(NEXT_KEY));
    }

    @Test
    void aKeyThatCameBackIsRecordedOnce() {
        customer.given(erased(KEY), erased(NEXT_KEY)).when(erase(KEY)).expectNoEvents();
    }

    /** Others may have written into the stream. To erase is allowed all the same, and it is this customer's erasure. */
    @Test
    void whatIsNoErasureOfThisCustomerIsInNobodysWay() {
        customer.given(new PersonalDataErased("customer-8", KEY), unknown())
                .when(erase(KEY))
                .expectEvents(erased(KEY));
    }

    @Test
    void afterAForeignRowAKeyThatCameBackIsStillRecordedOnce() {
        customer.given(erased(KEY), unknown())
                .when(erase(KEY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static ErasePersonalData erase(UUID key) {
        return new ErasePersonalData(new CustomerId("customer-7"), key);
    }

    private static PersonalDataErased erased(UUID key) {
        return new PersonalDataErased("customer-7", key);
    }

    private static UnknownSerializedType unknown() {
        return new UnknownSerializedType(
                null, new SimpleSerializedObject<>("{}", String.class, "PersonalDataMoved", "4"));
    }
}
