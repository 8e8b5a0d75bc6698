package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.CommandCall;
import dev.orderflow.api.FullApplication;
import dev.orderflow.platform.web.security.RequiresScope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@FullApplication
class WhoMayDoWhatIT extends OverHttp {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Test
    void theViewerReads() {
        assertThat(viewer().get(ORDERS).status()).isEqualTo(200);
        assertThat(viewer().get(placed() + "?atLeastVersion=0").status()).isEqualTo(200);
    }

    /** The scope is looked at before the rest of the request, so none of these has to be a valid one. */
    @Test
    void everyCallAsksForItsScopeAndIsForbiddenWithoutIt() {
        List<Call> calls = calls();

        assertThat(calls).extracting(Call::scope).containsOnly("orders:read", "orders:write", "ops:admin");
        assertThat(calls).allSatisfy(call -> {
            assertThat(send(stranger(), call).problem()).isEqualTo("unauthenticated");
            if (!call.scope().equals("orders:read")) {
                assertForbidden(send(viewer(), call));
            }
            if (call.scope().equals("ops:admin")) {
                assertForbidden(send(clerk(), call));
            }
        });
    }

    @Test
    void whateverIsNoGetAsksForMoreThanTheViewerHas() {
        assertThat(calls())
                .filteredOn(call -> !call.method().equals("GET"))
                .hasSizeGreaterThan(CommandCall.values().length)
                .extracting(Call::scope)
                .doesNotContain("orders:read");
    }

    private record Call(String method, String path, String scope) {}

    /** Of all controllers that there are, with some path of each. */
    private List<Call> calls() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(handler -> handler.getValue().getBeanType().getName().startsWith("dev.orderflow."))
                .flatMap(handler -> handler.getKey().getPatternValues().stream()
                        .flatMap(pattern -> handler.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Call(
                                        method.name(),
                                        pattern.replaceAll("\\{[^}]*}", "x"),
                                        scope(handler.getValue())))))
                .filter(call -> !call.scope().isEmpty())
                .toList();
    }

    /** Empty for a handler that is open to anyone; ScopeCheckTest shows that one without a declaration refuses. */
    private static String scope(HandlerMethod handler) {
        RequiresScope scope = handler.getMethodAnnotation(RequiresScope.class);
        if (scope == null) {
            scope = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequiresScope.class);
        }
        return scope == null ? "" : scope.value();
    }

    private static Answer send(Client client, Call call) {
        return client.send(call.method(), call.path(), BodyPublishers.noBody());
    }

    @Test
    void theClerkReadsAndChanges() {
        assertThat(clerk().get(ORDERS).status()).isEqualTo(200);
        assertThat(clerk().command(placed() + "/confirm").status()).isEqualTo(200);
    }

    @Test
    void theOperatorDoesBothToo() {
        assertThat(operator().get(ORDERS).status()).isEqualTo(200);
        assertThat(operator().command(placed() + "/confirm").status()).isEqualTo(200);
    }

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
        assertForbidden(viewer().post(ORDERS + "/no-uuid/ship", "no JSON", "Accept", "image/png"));
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

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
    }
}
