package net.example.library;

import org.axonframework.serialization.Revision;

/** What happens to a book. */
sealed interface BookEvent {

    @Revision("1")
    record BookAcquired(String bookId, String title, String author) implements BookEvent {}

    @Revision("1")
    record BookLent(String bookId, String reader) implements BookEvent {}

    @Revision("1")
    record BookReturned(String bookId) implements BookEvent {}
}
