package dev.orderflow.personaldata.erasure;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * The aggregate: the erasures of one customer, each after the other. To erase is always allowed. A key that has come back with a backup is
 * destroyed once more, but that it is erased is said once.
 */
@AggregateRoot(type = "PersonalData")
public class PersonalData {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private String personalDataId;

    private final Set<UUID> erasedKeys = new HashSet<>();

    /** The statement in {@code CustomerKeys} makes the same name. */
    static String id(String customerId) {
        return "personal-data/" + customerId;
    }

    @EventSourcingHandler
    void on(DomainEventMessage<?> event) {
        PersonalDataErased erased = (PersonalDataErased) event.getPayload();
        personalDataId = id(erased.customerId());
        erasedKeys.add(erased.keyId());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ErasePersonalData command) {
        if (!erasedKeys.contains(command.keyId())) {
            apply(new PersonalDataErased(command.customerId().value(), command.keyId()));
        }
    }
}
