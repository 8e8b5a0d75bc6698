package dev.orderflow.platform.web.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A published API description, and what is wrong with it. */
public record DescribedApi(JsonNode document) {

    /** Reads what {@code /v3/api-docs} answers. */
    public static DescribedApi of(String json) {
        try {
            return new DescribedApi(Json31.mapper().readTree(json));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("No JSON: " + json, failure);
        }
    }

    /** Calls told without being there, calls or parameters that aren't told, missing examples, references into the void. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        Set<String> told = new TreeSet<>();
        OverlayDocument.read()
                .getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().keySet().forEach(method -> told.add(method + " " + path)));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    String name = call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    if (!told.remove(name)) {
                        faults.add(name + ": not described");
                    }
                    faultsOf(call.getValue()).forEach(fault -> faults.add(name + ": " + fault));
                }));
        told.forEach(call -> faults.add(call + ": described, but not there"));
        document.findValuesAsText("$ref").stream()
                .distinct()
                .filter(reference -> document.at(reference.substring(1)).isMissingNode())
                .forEach(reference -> faults.add(reference + ": leads nowhere"));
        return faults;
    }

    private List<String> faultsOf(JsonNode call) {
        List<String> faults = new ArrayList<>();
        if (call.path("summary").asText().isEmpty()) {
            faults.add("no summary");
        }
        call.path("parameters").forEach(reference -> {
            JsonNode parameter = resolved(reference);
            if (parameter.path("description").asText().isEmpty()) {
                faults.add("parameter " + parameter.path("name").asText() + " not described");
            }
        });
        if (call.has("requestBody") && lacksExample(resolved(call.path("requestBody")))) {
            faults.add("no example of a request");
        }
        if (call.path("responses").isEmpty()) {
            faults.add("no responses");
        }
        call.path("responses").properties().forEach(response -> {
            JsonNode answer = resolved(response.getValue());
            if (answer.has("content") && lacksExample(answer)) {
                faults.add("no example of a " + response.getKey());
            }
        });
        return faults;
    }

    private static boolean lacksExample(JsonNode body) {
        return body.path("content").isEmpty()
                || body.path("content").properties().stream()
                        .anyMatch(type -> type.getValue().path("examples").findValue("value") == null);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
