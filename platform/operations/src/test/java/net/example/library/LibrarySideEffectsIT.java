package net.example.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A handler with side effects has no dead letters: an event that it can't handle stops its processor, and everybody is told. */
class LibrarySideEffectsIT extends LibraryFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private LoanNotices notices;

    @AfterEach
    void everybodyIsReachable() {
        notices.unreachable.clear();
        await().atMost(PATIENCE).untilAsserted(this::nothingIsStalled);
    }

    @Test
    void anEventThatItCannotHandleIsNamedInHealthListAndMetersUntilItCan() {
        notices.unreachable.add("Ann");
        String book = acquire();
        lend(book, "Ann").expectStatus().isOk();
        lend(acquire(), "Bob").expectStatus().isOk();

        await().atMost(PATIENCE).untilAsserted(() -> {
            operator.get()
                    .uri("/manage/health")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody()
                    .jsonPath("$.components.processors.details.loan-notices")
                    .value(
                            String.class,
                            line -> assertThat(line).startsWith("stalled").contains("Ann has no address"));
            operator.get()
                    .uri("/api/processors/loan-notices")
                    .exchange()
                    .expectBody()
                    .jsonPath("$.errorKind")
                    .isEqualTo("batch-fails");
            stalledIs(1);
        });
        awaitReader(book, "Ann");

        notices.unreachable.clear();

        await().atMost(PATIENCE).until(() -> notices.told.contains("Ann") && notices.told.contains("Bob"));
    }

    private void nothingIsStalled() {
        stranger().get().uri("/manage/health").exchange().expectStatus().isOk();
        stalledIs(0);
    }

    private void stalledIs(double value) {
        operator.get()
                .uri("/manage/metrics/orderflow.processor.stalled?tag=processor:loan-notices")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.measurements[0].value")
                .isEqualTo(value);
    }
}
