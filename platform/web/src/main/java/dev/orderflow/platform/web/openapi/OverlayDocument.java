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

/** What is told about the calls, by hand: summaries, schemas, examples and problems. */
final class OverlayDocument {

    private OverlayDocument() {}

    /** One document out of all the fragments {@code openapi/*.yaml}, so that a feature can bring or take away its own. */
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
