package dev.orderflow.personaldata.erasure;

import dev.orderflow.platform.eventstore.EventTypeRegistry;
import java.util.Map;

/** The name under which this event is stored for ever. See docs/decisions/0002-stable-names.md. */
public final class PersonalDataEventTypes {

    private PersonalDataEventTypes() {}

    public static EventTypeRegistry registry() {
        return new EventTypeRegistry(PersonalDataEvent.class, Map.of("PersonalDataErased", PersonalDataErased.class));
    }
}
