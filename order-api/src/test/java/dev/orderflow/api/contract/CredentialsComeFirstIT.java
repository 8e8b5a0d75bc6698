package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at before a request is read, in this sequence. */
@FullApplication
class CredentialsComeFirstIT extends OverHttp {

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/api/nothing", "/v3/api-docs", "/swagger-ui.html", "/actuator/env", "/"})
    void aStrangerIsAskedForCredentialsBeforeAnythingElse(String path) {
        Answer answer = stranger().send("PUT", path, BodyPublishers.ofString("no JSON"), "Accept", "image/png");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"orderflow\"");
    }

    @Test
    void aWrongPasswordIsNoCredential() {
        Answer answer = stranger().get(ORDERS, "Authorization", "Basic Y2xlcms6d3Jvbmc=");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/api/orders/", "/api", "/api/orders/a/b/c/d", "/actuator/env"})
    void thenAnAddressThatIsNotThereIsNotFound(String path) {
        Answer answer = viewer().post(path, "no JSON");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @Test
    void thenTheMethodIsLookedAt() {
        Answer answer = viewer().send("PUT", ORDERS, BodyPublishers.ofString("no JSON"));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.problem()).isEqualTo("method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    @Test
    void thenTheScopeBeforeWhatIsInTheRequest() {
        Answer answer = viewer().post(ORDERS + "/no-uuid/ship", "no JSON", "Accept", "image/png");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void theHealthIsOpenToAnyone(String path) {
        Answer answer = stranger().get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("status").stringValue()).isEqualTo("UP");
    }

    @Test
    void andNamesNoParts() {
        assertThat(stranger().get("/actuator/health").json().propertyNames()).doesNotContain("components", "details");
    }
}
