package dev.orderflow.platform.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The hand-written part of the description: summaries, schemas, examples and problems. */
final class OverlayDocument {

    private OverlayDocument() {}

    /** Joins all fragments {@code openapi/*.yaml} on the class path, so that each feature can have its own. Empty without any. */
    static OpenAPI read() {
        ObjectMapper yaml = Yaml31.mapper();
        try {
            JsonNode whole = yaml.createObjectNode();
            for (Resource fragment :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:openapi/*.yaml")) {
                try (InputStream content = fragment.getInputStream()) {
                    whole = yaml.readerForUpdating(whole).readValue(content);
                }
            }
            return yaml.treeToValue(whole, OpenAPI.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
