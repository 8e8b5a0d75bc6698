package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, as a client sees it. */
public record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** The end of the problem's type; fails if the answer is no complete problem document. */
    public String problem() {
        assertThat(header("Content-Type")).as(response.body()).startsWith("application/problem+json");
        JsonNode document = json();
        assertThat(document.propertyNames()).contains("type", "title", "status", "detail", "instance", "correlationId");
        assertThat(document.get("status").intValue()).isEqualTo(status());
        assertThat(document.get("correlationId").stringValue()).isEqualTo(header("X-Correlation-Id"));
        return document.get("type").stringValue().replaceFirst("^/problems/", "");
    }

    /** Where the faults are: pointers into the body, or names of parameters. */
    public List<String> faults() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(error -> error.path("pointer")
                        .stringValue(error.path("parameter").stringValue("?")))
                .toList();
    }
}
