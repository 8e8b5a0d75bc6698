package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be searched for in the log. */
@FullApplication
class EventSearchParametersIT extends OverHttp {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=",
                "actor=%00",
                "from=yesterday",
                "from=2026-13-01T00:00:00Z",
                "to=",
                "correlationId=",
                "aggregateId=",
                "customerId=a%20b",
                "customerId=",
                "text=",
                "before=-1",
                "before=x",
                "before=",
                "before=9999999999999999999",
                "limit=0",
                "limit=1001",
                "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"
            })
    void whatCannotBeSearchedForIsRefused(String query) {
        Answer answer = viewer().get("/api/events/search?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly(query.replaceFirst(".*?(\\w+)=[^=&]*$", "$1"));
    }

    @Test
    void aTextMayBeLongButNotEndless() {
        assertThat(viewer().get("/api/events/search?text=" + "x".repeat(200)).status())
                .isEqualTo(200);
        assertThat(viewer().get("/api/events/search?text=" + "x".repeat(201)).faults())
                .containsExactly("text");
    }
}
