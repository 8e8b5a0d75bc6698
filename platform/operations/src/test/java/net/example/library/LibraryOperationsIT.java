package net.example.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.awaitility.Awaitility.await;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** So is what operators look at, wherever the application has its actuator. */
class LibraryOperationsIT extends LibraryFixture {

    /** Axon and Spring Boot have beans of these types, too: the sequence of the auto-configurations decides. */
    @Test
    void thePartsAtWorkAreThePlatforms(
            @Autowired Configuration axon, @Autowired PlatformTransactionManager transactions) {
        assertThat(transactions).isExactlyInstanceOf(JdbcTransactionManager.class);
        assertThat(axon.getComponent(TransactionManager.class).getClass().getSimpleName())
                .isEqualTo("WatchedTransactionManager");
        assertThat(axon.getComponent(TokenStore.class).getClass().getSimpleName())
                .isEqualTo("ClaimedTokenStore");
        assertThat(axon.eventStore().getClass().getSimpleName()).isEqualTo("LogEventStore");
        assertThat(axon.serializer()).isExactlyInstanceOf(Jackson3Serializer.class);
        assertThat(axon.eventSerializer().getClass().getSimpleName()).isEqualTo("EventSerializer");
    }

    @Test
    void itsConnectionsBeginWithThePlatformsSettings() {
        assertThat(sql.sql("show statement_timeout").query(String.class).single())
                .isEqualTo("10s");
    }

    @Test
    void healthKnowsItsProcessor() {
        await().untilAsserted(() -> operator.get()
                .uri("/manage/health")
                .exchange()
                .expectBody()
                .jsonPath("$.components.processors.details.book-list")
                .isEqualTo("0 events behind"));
    }

    @Test
    void metersKnowItsProcessor() {
        acquire();

        await().untilAsserted(() -> operator.get()
                .uri("/manage/metrics/orderflow.processor.position?tag=processor:book-list")
                .exchange()
                .expectBody()
                .jsonPath("$.measurements[0].value")
                .value(position -> assertThat(position).asInstanceOf(DOUBLE).isPositive()));
    }

    @Test
    void theLagOfItsProcessorIsKept() {
        await().untilAsserted(() -> operator.get()
                .uri("/api/processors/lag?seconds=60")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].name")
                .isEqualTo("book-list"));
    }

    @Test
    void whatItsOperatorsDoIsKept() {
        operator.post()
                .uri("/api/processors/book-list/resume")
                .exchange()
                .expectStatus()
                .isAccepted();

        operator.get()
                .uri("/api/operations/actions")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].actor")
                .isEqualTo("operator")
                .jsonPath("$.items[0].action")
                .isEqualTo("resume")
                .jsonPath("$.items[0].processor")
                .isEqualTo("book-list");
        librarian.get().uri("/api/operations/actions").exchange().expectStatus().isForbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/manage", "/manage/metrics", "/manage/metrics/orderflow.processor.position"})
    void onlyAnOperatorReadsTheActuatorWhereverItIs(String path) {
        librarian.get().uri(path).exchange().expectStatus().isForbidden();
        operator.get().uri(path).exchange().expectStatus().isOk();
    }

    @Test
    void theHealthIsOpenWhereverItIs() {
        stranger().get().uri("/manage/health").exchange().expectStatus().isOk();
        stranger().get().uri("/manage/metrics").exchange().expectStatus().isUnauthorized();
    }
}
