package net.example.library;

import dev.orderflow.platform.web.idempotency.KeyedCommands;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;

@Component
class KeyedBookCommands implements KeyedCommands {

    @Override
    public List<String> paths() {
        return List.of("/books/**");
    }

    @Override
    public boolean isAbout(Object command) {
        return true;
    }

    @Override
    public Receipt result(List<? extends DomainEventMessage<?>> history) {
        DomainEventMessage<?> last = history.get(history.size() - 1);
        return new Receipt(last.getAggregateIdentifier(), last.getSequenceNumber());
    }

    @Override
    public boolean keeps(ProblemType refusal) {
        return refusal.equals(LibraryApplication.ALREADY_LENT);
    }
}
