package dev.orderflow.credit.limit;

import dev.orderflow.platform.eventstore.EventTypeRegistry;
import java.util.Map;

/** The names under which these events are stored for ever. See docs/decisions/0002-stable-names.md. */
public final class CreditLimitEventTypes {

    private CreditLimitEventTypes() {}

    public static EventTypeRegistry registry() {
        return new EventTypeRegistry(
                CreditLimitEvent.class,
                Map.of("CreditLimitSet", CreditLimitSet.class, "CreditLimitRemoved", CreditLimitRemoved.class));
    }
}
