package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** The limit of one customer over HTTP. */
record CreditLimitCalls(OverHttp http, String customer) {

    String path() {
        return "/api/customers/" + customer + "/credit-limit";
    }

    Answer put(String json) {
        return http.operator().send("PUT", path(), BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    static BodyPublisher body(String amount, String currency) {
        return BodyPublishers.ofString(json(amount, currency));
    }

    static String json(String amount, String currency) {
        return OverHttp.quoted("{'amount': '%s', 'currency': '%s'}".formatted(amount, currency));
    }

    void set(String euros) {
        OverHttp.done(put(json(euros, "EUR")));
    }

    void remove() {
        assertThat(http.operator().delete(path()).status()).isEqualTo(204);
    }

    String open() {
        return OverHttp.done(http.viewer().get("/api/customers/" + customer + "/credit"))
                .json()
                .at("/open/amount")
                .stringValue();
    }
}
