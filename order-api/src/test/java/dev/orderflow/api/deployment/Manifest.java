package dev.orderflow.api.deployment;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.lang.reflect.InvocationTargetException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** A resource of Kubernetes, as a file describes it. */
record Manifest(JsonElement json) {

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(OffsetDateTime.class, (JsonDeserializer<OffsetDateTime>)
                    (time, type, context) -> OffsetDateTime.parse(time.getAsString()))
            .create();

    static Stream<Manifest> of(String yaml) {
        return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
                .map(document -> new Manifest(GSON.toJsonTree(document)));
    }

    String kind() {
        return json.getAsJsonObject().get("kind").getAsString();
    }

    /** By the client that Kubernetes generates from its own description: each field is known, none is missing, and has its type. */
    <T> T parsed(Class<T> type) {
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
        } catch (InvocationTargetException e) {
            throw new JsonParseException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return GSON.fromJson(json, type);
    }

    Object parsed() {
        String version = json.getAsJsonObject().get("apiVersion").getAsString().replaceFirst(".*/v", "V");
        try {
            return parsed(Class.forName(
                    "io.kubernetes.client.openapi.models." + (version.equals("v1") ? "V1" : version) + kind()));
        } catch (ClassNotFoundException e) {
            throw new JsonParseException("Unknown: " + kind(), e);
        }
    }

    /** For files that are no resources, such as a kustomization or a file of Docker Compose. */
    static Map<String, Object> map(String yaml) {
        return new Yaml().load(yaml);
    }
}
