package dev.orderflow.personaldata.erasure;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/** The aggregate: the erasures of one customer, each after the other. There is nothing to decide, because to erase is always allowed. */
@AggregateRoot(type = "PersonalData")
public class PersonalData {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private String personalDataId;

    /** The statement in {@code CustomerKeys} makes the same name. */
    static String id(String customerId) {
        return "personal-data/" + customerId;
    }

    @EventSourcingHandler
    void on(DomainEventMessage<?> event) {
        personalDataId = id(((PersonalDataEvent) event.getPayload()).customerId());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ErasePersonalData command) {
        apply(new PersonalDataErased(command.customerId().value(), command.keyId()));
    }
}
