package net.example.library;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Its operators can step through its projection, too. */
class LibrarySteppingIT extends LibraryFixture {

    private static final String STEPPING = "/api/processors/book-list/stepping";

    @AfterEach
    void end() {
        operator.delete().uri(STEPPING).exchange();
    }

    @Test
    void aStepShowsTheRowBeforeAndAfterItsEvent() {
        String book = acquire();
        lend(book, "Ann");
        awaitReader(book, "Ann");
        runTo(position(book, 0) - 1);

        step().jsonPath("$.step.event.type")
                .isEqualTo("BookAcquired")
                .jsonPath("$.step.handler")
                .isEqualTo("BookList.apply(BookAcquired)")
                .jsonPath("$.step.changes.length()")
                .isEqualTo(1)
                .jsonPath("$.step.changes[0].change")
                .isEqualTo("inserted")
                .jsonPath("$.step.changes[0].key.book_id")
                .isEqualTo(book)
                .jsonPath("$.step.changes[0].after.title")
                .isEqualTo("Emma");

        runTo(position(book, 1) - 1);
        step().jsonPath("$.step.outcome")
                .isEqualTo("applied")
                .jsonPath("$.step.changes[0].table")
                .isEqualTo("book_list")
                .jsonPath("$.step.changes[0].change")
                .isEqualTo("updated")
                .jsonPath("$.step.changes[0].before.reader")
                .isEmpty()
                .jsonPath("$.step.changes[0].after.reader")
                .isEqualTo("Ann");
    }

    @Test
    void itsProcessorKnowsNothingOfThat() {
        String book = acquire();
        lend(book, "Ann");
        awaitReader(book, "Ann");

        operator.post().uri(STEPPING).exchange().expectStatus().isCreated();

        row(book).expectBody().jsonPath("$.reader").isEqualTo("Ann");
        operator.get()
                .uri("/api/processors/book-list")
                .exchange()
                .expectBody()
                .jsonPath("$.caughtUp")
                .isEqualTo(true)
                .jsonPath("$.steppingPosition")
                .isEqualTo(0);
    }

    @Test
    void operatorsAlone() {
        librarian.post().uri(STEPPING).exchange().expectStatus().isForbidden();
        operator.get().uri(STEPPING).exchange().expectStatus().isNotFound();
    }

    private void runTo(long position) {
        operator.post().uri(STEPPING).exchange();
        posted("/run?to=" + position)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.done")
                .isEqualTo(true);
    }

    private BodyContentSpec step() {
        return posted("/step").expectStatus().isOk().expectBody();
    }

    private ResponseSpec posted(String path) {
        return operator.post().uri(STEPPING + path).exchange();
    }

    private long position(String book, long version) {
        return sql.sql("select position from event_store.events where aggregate_id = ? and sequence_number = ?")
                .params(book, version)
                .query(Long.class)
                .single();
    }
}
