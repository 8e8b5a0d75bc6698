package dev.orderflow.personaldata.erasure;

import dev.orderflow.domain.model.CustomerId;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that a key is destroyed. It is sent in the transaction that destroys it. */
public record ErasePersonalData(CustomerId customerId, UUID keyId) {

    @TargetAggregateIdentifier
    public String personalDataId() {
        return PersonalData.id(customerId.value());
    }
}
