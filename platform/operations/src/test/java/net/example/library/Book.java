package net.example.library;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import net.example.library.BookEvent.BookAcquired;
import net.example.library.BookEvent.BookLent;
import net.example.library.BookEvent.BookReturned;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/** A book, which one reader at a time can have. */
@AggregateRoot(type = "Book")
class Book {

    record AcquireBook(@TargetAggregateIdentifier String bookId, String title, String author) {}

    record LendBook(
            @TargetAggregateIdentifier String bookId,
            String reader,
            @TargetAggregateVersion @Nullable Long expectedVersion) {}

    record ReturnBook(@TargetAggregateIdentifier String bookId) {}

    static final class AlreadyLent extends RuntimeException {}

    @AggregateIdentifier
    private String bookId;

    private boolean isLent;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Receipt handle(AcquireBook command) {
        return record(new BookAcquired(command.bookId(), command.title(), command.author()));
    }

    @CommandHandler
    Receipt handle(LendBook command) {
        if (isLent) {
            throw new AlreadyLent();
        }
        return record(new BookLent(bookId, command.reader()));
    }

    @CommandHandler
    Receipt handle(ReturnBook command) {
        return record(new BookReturned(bookId));
    }

    private Receipt record(BookEvent event) {
        apply(event);
        return new Receipt(bookId, getVersion());
    }

    @EventSourcingHandler
    void on(BookAcquired event) {
        bookId = event.bookId();
    }

    @EventSourcingHandler
    void on(BookLent event) {
        isLent = true;
    }

    @EventSourcingHandler
    void on(BookReturned event) {
        isLent = false;
    }
}
