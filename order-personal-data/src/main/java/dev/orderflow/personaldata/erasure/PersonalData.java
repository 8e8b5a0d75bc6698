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
import org.jspecify.annotations.Nullable;

/**
 * The aggregate: the erasures of one customer, each after the other. To erase is always allowed. A key that has come back with a backup is
 * destroyed once more, but that it is erased is said once.
 */
@AggregateRoot(type = "PersonalData")
public class PersonalData {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String personalDataId;

    private final Set<UUID> erasedKeys = new HashSet<>();

    /** The statement in {@code CustomerKeys} makes the same name. */
    static String id(String customerId) {
        return "personal-data/" + customerId;
    }

    /**
     * What is no erasure of this customer is passed over, whoever wrote it: unlike an order, this must never be refused. The first erasure has no
     * stream yet.
     */
    @EventSourcingHandler
    void on(DomainEventMessage<?> event) {
        personalDataId = event.getAggregateIdentifier();
        if (payload(event) instanceof PersonalDataErased erased
                && (personalDataId == null || personalDataId.equals(id(erased.customerId())))) {
            personalDataId = id(erased.customerId());
            erasedKeys.add(erased.keyId());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ErasePersonalData command) {
        if (!erasedKeys.contains(command.keyId())) {
            apply(new PersonalDataErased(command.customerId().value(), command.keyId()));
        }
    }

    /** Null if it can't be read. */
    private static @Nullable Object payload(DomainEventMessage<?> event) {
        try {
            return event.getPayload();
        } catch (RuntimeException e) {
            return null;
        }
    }
}
