package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweringNodes;
import dev.orderflow.platform.web.security.RequiredScope;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Where commands and read models have nodes of their own, each call has its place. */
@FullApplication
class WhichNodesAnswerIT extends OverHttp {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    /** Without its place, a handler is answered nowhere but where nodes do both. That is how the levers of the demo work. */
    @Test
    void everyCallSaysWhichNodesAnswerIt() {
        assertThat(calls())
                .filteredOn(call -> !call.getKey().getPatternValues().toString().contains("/demo"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(AnsweringNodes.of(call.getValue()))
                        .as(call.toString())
                        .isNotNull());
    }

    @Test
    void theDescriptionOfACallThatNotAllNodesAnswerSaysSo() {
        JsonNode paths = viewer().get("/v3/api-docs").json().get("paths");

        assertThat(calls())
                .filteredOn(call -> AnsweringNodes.of(call.getValue()) == NodeRole.READ
                        || AnsweringNodes.of(call.getValue()) == NodeRole.WRITE)
                .isNotEmpty()
                .allSatisfy(call -> call.getKey()
                        .getPatternValues()
                        .forEach(path -> call.getKey()
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(method -> assertThat(
                                                responses(paths, path, method).has("421"))
                                        .as(method + " " + path)
                                        .isTrue())));
    }

    private static JsonNode responses(JsonNode paths, String path, RequestMethod method) {
        return paths.path(path).path(method.name().toLowerCase(Locale.ROOT)).path("responses");
    }

    private List<Entry<RequestMappingInfo, HandlerMethod>> calls() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(call -> RequiredScope.of(call.getValue()) != null)
                .toList();
    }
}
