package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, as a client sees it. */
public record Answer(HttpResponse<String> response) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Reads whatever the log may hold. */
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    /** Sends a request, and waits for its answer. */
    public static Answer to(HttpRequest request) {
        try {
            return new Answer(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("No answer", e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String text() {
        return response.body();
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
