package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.CommandCall;
import dev.orderflow.api.FullApplication;
import dev.orderflow.platform.web.security.RequiredScope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@FullApplication
class WhoMayDoWhatIT extends OverHttp {

    private static final String OPEN = "open";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Test
    void theViewerReads() {
        assertThat(viewer().get(ORDERS).status()).isEqualTo(200);
        assertThat(viewer().get(placed() + "?atLeastVersion=0").status()).isEqualTo(200);
    }

    /** A handler without a rule in the contract is open, so an address that nobody has thought of shows here. */
    @Test
    void nothingIsOpenButTheSessionAndTheErrorPage() {
        assertThat(calls())
                .filteredOn(call -> scope(call).equals(OPEN))
                .extracting(Call::path)
                .containsOnly("/session", "/error");
    }

    /** The scope is looked at before the rest of the request, so none of these has to be a valid one. */
    @Test
    void everyOtherCallIsForbiddenWithoutItsScope() {
        List<Call> calls =
                calls().stream().filter(call -> !scope(call).equals(OPEN)).toList();

        assertThat(calls).extracting(WhoMayDoWhatIT::scope).contains("orders:read", "orders:write", "ops:admin");
        assertThat(calls).hasSizeGreaterThan(CommandCall.values().length).allSatisfy(call -> {
            assertThat(send(stranger(), call).problem()).isEqualTo("unauthenticated");
            if (scope(call).equals("orders:write") || scope(call).equals("ops:admin")) {
                assertForbidden(send(viewer(), call));
            }
            if (scope(call).equals("ops:admin")) {
                assertForbidden(send(clerk(), call));
            }
        });
    }

    /** Every account has it, so no call over HTTP shows it; WithoutDemoIT calls with a token that lacks it. */
    @Test
    void everyQueryDeclaresThatItNeedsTheScopeToRead() {
        assertThat(handlers.getHandlerMethods().entrySet())
                .filteredOn(handler ->
                        calls(handler.getKey()).anyMatch(call -> scope(call).equals("orders:read")))
                .isNotEmpty()
                .allSatisfy(handler -> assertThat(RequiredScope.of(handler.getValue()))
                        .as(handler.toString())
                        .isEqualTo("orders:read"));
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatIsRefusedWritesNothing(CommandCall call) {
        String order = call.states().isEmpty()
                ? newOrder()
                : orderThatIs(call.states().iterator().next());
        List<String> before = events(order);

        assertForbidden(
                send(viewer(), call, order, "Idempotency-Key", UUID.randomUUID().toString()));

        assertThat(events(order)).isEqualTo(before);
        assertThat(rows("event_store.events where metadata ->> 'actor' = 'viewer'"))
                .isZero();
        assertThat(rows("idempotency.keys where caller = 'viewer'")).isZero();
    }

    private int rows(String table) {
        return sql.sql("select count(*) from " + table).query(Integer.class).single();
    }

    /** What the contract says of a call, whatever the code declares. */
    private static String scope(Call call) {
        if (call.path().startsWith("/v3/api-docs") || call.path().startsWith("/swagger-ui")) {
            return "any account";
        }
        if (call.path().equals("/demo/switches") || call.path().equals("/demo/slow-motion")) {
            return "orders:read";
        }
        if (call.path().startsWith("/demo") || call.path().startsWith("/api/processors")) {
            return "ops:admin";
        }
        if (call.path().startsWith("/api/operations")) {
            return "ops:admin";
        }
        if (call.path().startsWith("/api/")) {
            if (call.method().equals("GET")) {
                return "orders:read";
            }
            return call.path().startsWith(ORDERS) ? "orders:write" : "ops:admin";
        }
        return OPEN;
    }

    private record Call(String method, String path) {}

    /** Of all controllers that there are, with some path of each. */
    private List<Call> calls() {
        return handlers.getHandlerMethods().keySet().stream()
                .flatMap(WhoMayDoWhatIT::calls)
                .toList();
    }

    /** A mapping without a method takes each of them. */
    private static Stream<Call> calls(RequestMappingInfo mapping) {
        Set<RequestMethod> declared = mapping.getMethodsCondition().getMethods();
        Collection<RequestMethod> methods = declared.isEmpty() ? List.of(RequestMethod.values()) : declared;
        return mapping.getPatternValues().stream()
                .map(pattern -> pattern.replaceAll("\\{[^}]*}", "x"))
                .flatMap(path -> methods.stream().map(method -> new Call(method.name(), path)));
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

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
    }
}
