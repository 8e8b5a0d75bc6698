package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.util.UUID;

/** A key that nobody has used. */
abstract class IdempotencySetUp extends OverHttp {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    final String key = UUID.randomUUID().toString();

    static void assertIsReplayOf(Answer first, Answer second) {
        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        for (String name : new String[] {"Content-Type", "ETag", "Location"}) {
            assertThat(second.header(name)).isEqualTo(first.header(name));
        }
    }
}
