package net.example.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** The platform is a library: another application gets all of it with nothing but its own domain. */
class LibraryIT extends LibraryFixture {

    @Test
    void aWriterWhoExpectsAnOlderVersionIsRefused() {
        String book = acquire();

        lend(book, "Ann", "If-Match", "\"0\"").expectStatus().isOk();
        giveBack(book);

        lend(book, "Bob", "If-Match", "\"0\"")
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_FAILED)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/version-mismatch")
                .jsonPath("$.actualVersion")
                .isEqualTo(2);
        assertThat(eventsOf(book)).containsExactly("BookAcquired", "BookLent", "BookReturned");
    }

    @Test
    void ofManyWritersAtOnceOneWins() {
        String book = acquire();

        List<CompletableFuture<HttpStatus>> answers = Stream.of("Ann", "Bob", "Cid", "Dee")
                .map(reader -> CompletableFuture.supplyAsync(() -> statusOf(lend(book, reader))))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(
                        HttpStatus.OK, HttpStatus.CONFLICT, HttpStatus.CONFLICT, HttpStatus.CONFLICT);
        assertThat(eventsOf(book)).containsExactly("BookAcquired", "BookLent");
    }

    @Test
    void aRequestThatIsSentAgainWithItsKeyGetsTheSameAnswerAndHasNoOtherEvent() {
        String key = UUID.randomUUID().toString();

        Receipt first = bodyOf(acquire(key), RECEIPT);
        ResponseSpec again = acquire(key);

        again.expectStatus().isCreated().expectHeader().valueEquals("Idempotency-Replayed", "true");
        assertThat(bodyOf(again, RECEIPT)).isEqualTo(first);
        assertThat(eventsOf(first.bookId())).containsExactly("BookAcquired");
    }

    @Test
    void aRuleOfTheApplicationIsAProblemDocument() {
        String book = acquire();
        lend(book, "Ann");

        lend(book, "Bob")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/already-lent")
                .jsonPath("$.correlationId")
                .exists();
    }

    @Test
    void aBrokenBodyIsToldAllItsErrorsAtOnce() {
        librarian
                .post()
                .uri("/books")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"title\": 5, \"isbn\": 1}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers)
                        .asInstanceOf(LIST)
                        .containsExactlyInAnyOrder("/title", "/isbn", "/author"));
    }

    @Test
    void aCommandForABookThatIsNotThereIsNotFound() {
        lend(UUID.randomUUID().toString(), "Ann").expectStatus().isNotFound();
    }

    @Test
    void aCallerWithoutTheScopeIsRefused() {
        operator.get()
                .uri("/books/" + UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void anEventNamesTheRequestAndTheCallerBehindIt() {
        String book = acquire();
        lend(book, "Ann", "X-Correlation-Id", "trace-1");

        assertThat(sql.sql("select metadata ->> 'correlationId' || ' ' || (metadata ->> 'actor')"
                                + " from event_store.events where aggregate_id = ? and type = 'BookLent'")
                        .param(book)
                        .query(String.class)
                        .single())
                .isEqualTo("trace-1 librarian");
    }

    private void giveBack(String book) {
        librarian
                .post()
                .uri("/books/" + book + "/return")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private List<String> eventsOf(String book) {
        return sql.sql("select type from event_store.events where aggregate_id = ? order by position")
                .param(book)
                .query(String.class)
                .list();
    }

    private static HttpStatus statusOf(ResponseSpec answer) {
        return HttpStatus.valueOf(answer.returnResult(String.class).getStatus().value());
    }
}
