package net.example.library;

import dev.orderflow.platform.projections.SideEffectHandler;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.example.library.BookEvent.BookLent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells readers what they have borrowed. */
@Component
@ProcessingGroup("loan-notices")
class LoanNotices implements SideEffectHandler {

    /** Nobody is told anything while one of them is next. */
    final Set<String> unreachable = ConcurrentHashMap.newKeySet();

    final Set<String> told = ConcurrentHashMap.newKeySet();

    @Override
    public boolean canHandle(EventMessage<?> event) {
        return event.getPayloadType() == BookLent.class;
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        String reader = ((BookLent) event.getPayload()).reader();
        if (unreachable.contains(reader)) {
            throw new IllegalStateException(reader + " has no address");
        }
        told.add(reader);
        return null;
    }
}
