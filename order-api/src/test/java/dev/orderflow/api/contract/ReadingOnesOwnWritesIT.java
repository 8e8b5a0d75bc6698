package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code atLeastVersion} waits for the read model. To hold that back, its processor is stopped. */
@FullApplication
class ReadingOnesOwnWritesIT extends OverHttp {

    /** By far, but on a slow machine too. */
    private static final Duration BEFORE_TEN_SECONDS = Duration.ofSeconds(8);

    private Operator operator;

    @BeforeEach
    void anOperator() {
        operator = new Operator(sql);
    }

    @AfterEach
    void theReadModelFollowsAgain() {
        operator.resume("order-details");
    }

    @Test
    void whatIsThereIsAnsweredAtOnce() {
        String order = confirmed();
        viewer().get(order + "?atLeastVersion=1");
        operator.pause("order-details");

        Answer answer = viewer().get(order + "?atLeastVersion=1&timeout=PT0S");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("version").intValue()).isEqualTo(1);
        assertThat(viewer().get(order + "?atLeastVersion=0&timeout=PT0S").status())
                .isEqualTo(200);
    }

    @Test
    void whatIsToComeIsWaitedFor() {
        operator.pause("order-details");
        String order = confirmed();

        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> viewer().get(order + "?atLeastVersion=1&timeout=PT10S"));
        assertThat(viewer().get(order).problem()).isEqualTo("order-not-found");
        operator.resume("order-details");

        assertThat(answer).succeedsWithin(BEFORE_TEN_SECONDS);
        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(answer.join().header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void afterTheTimeTheReadModelIsBehind() {
        String order = placed();
        viewer().get(order + "?atLeastVersion=0");
        operator.pause("order-details");
        done(clerk().command(order + "/confirm"));
        Instant start = Instant.now();

        Answer answer = viewer().get(order + "?atLeastVersion=1&timeout=PT0.3S", "X-Correlation-Id", "my trace");

        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("read-model-behind");
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(answer.header("X-Correlation-Id")).isEqualTo("my trace");
        assertThat(viewer().get(order).header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void theTimeIsTwoSecondsUnlessItIsSaid() {
        operator.pause("order-details");
        String order = placed();
        Instant start = Instant.now();

        Answer answer = viewer().get(order + "?atLeastVersion=0");

        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(2), BEFORE_TEN_SECONDS);
        assertThat(answer.problem()).isEqualTo("read-model-behind");
    }

    @Test
    void aVersionThatTheOrderDoesNotHaveIsNeverReached() {
        assertThat(viewer().get(placed() + "?atLeastVersion=1&timeout=PT0.1S").problem())
                .isEqualTo("read-model-behind");
    }

    @Test
    void anOrderThatIsNotInTheLogIsNotFoundAtOnce() {
        Instant start = Instant.now();

        Answer answer = viewer().get(newOrder() + "?atLeastVersion=0&timeout=PT10S");

        assertThat(Duration.between(start, Instant.now())).isLessThan(BEFORE_TEN_SECONDS);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("order-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT10S", "PT0.001S", "pt1s"})
    void theTimeIsADurationOfAtMostTenSeconds(String timeout) {
        assertThat(viewer().get(newOrder() + "?atLeastVersion=0&timeout=" + timeout)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10.000000001S", "PT11S", "P1D", "-PT1S", "5", "5s", "PT", "", "PT99999999999999999999S"})
    void nothingElseIsATime(String timeout) {
        assertMalformed(viewer().get(newOrder() + "?atLeastVersion=0&timeout=" + timeout), "timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "%2B1", "1.0", "x", "", "%D9%A1", "99999999999999999999"})
    void aVersionIsAWholeNumber(String version) {
        assertMalformed(viewer().get(newOrder() + "?atLeastVersion=" + version), "atLeastVersion");
    }

    private static void assertMalformed(Answer answer, String parameter) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly(parameter);
    }
}
