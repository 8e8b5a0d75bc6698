package dev.orderflow.personaldata.erasure;

import dev.orderflow.platform.eventstore.StoredEventsSpecification;
import java.util.List;
import java.util.UUID;

class StoredPersonalDataEventsTest extends StoredEventsSpecification<PersonalDataEvent> {

    StoredPersonalDataEventsTest() {
        super(
                PersonalDataEvent.class,
                PersonalDataEventTypes.registry(),
                List.of(new PersonalDataErased("customer-7", UUID.fromString("6f0c2d1e-3b4a-4c5d-8e9f-0a1b2c3d4e5f"))));
    }
}
