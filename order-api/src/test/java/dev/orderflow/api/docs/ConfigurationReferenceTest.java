package dev.orderflow.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of all properties says what the properties' own descriptions say. */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final Path MADE = Path.of("target", "configuration.md");
    private static final String FIRST_ROW = "| `orderflow.";

    /** If it is out of date: {@code cp order-api/target/configuration.md docs/}. */
    @Test
    void thePageListsEveryPropertyOfOurs() throws IOException {
        String page = Files.readString(PAGE);
        String made = page.substring(0, page.indexOf(FIRST_ROW)) + rows();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);

        assertThat(page).as("cp order-api/target/configuration.md docs/").isEqualTo(made);
    }

    /** A module without {@code spring-boot-configuration-processor} in its pom has no descriptions, and would have no rows. */
    @Test
    void noPropertiesOfOursAreMissing() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(new ClassFileImporter().importPackages("dev.orderflow"))
                .filteredOn(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                .extracting(type ->
                        type.getAnnotationOfType(ConfigurationProperties.class).value())
                .isNotEmpty()
                .allSatisfy(prefix -> assertThat(page).contains("| `" + prefix + "."));
    }

    private static String rows() throws IOException {
        TreeMap<String, String> rows = new TreeMap<>();
        List<URL> modules = Collections.list(ConfigurationReferenceTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"));
        for (URL module : modules) {
            try (InputStream metadata = module.openStream()) {
                for (JsonNode property : JsonMapper.shared()
                        .readTree(metadata)
                        .path("properties")
                        .values()) {
                    rows.put(property.path("name").stringValue(""), row(property));
                }
            }
        }
        return rows.values().stream()
                .filter(row -> row.startsWith(FIRST_ROW))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(JsonNode property) {
        return "| `%s` | %s | %s |"
                .formatted(
                        property.path("name").stringValue(""),
                        byDefault(property.path("defaultValue")),
                        sentence(property.path("description").stringValue("")));
    }

    private static String byDefault(JsonNode value) {
        if (value.isArray()) {
            return value.values().stream()
                    .map(ConfigurationReferenceTest::byDefault)
                    .collect(Collectors.joining(", "));
        }
        return value.isMissingNode() ? "" : "`" + value.asString() + "`";
    }

    /** Some descriptions begin like a sentence, and some like Javadoc's parameters. */
    private static String sentence(String description) {
        String plain = description.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`").replace("|", "\\|");
        String end = plain.endsWith(".") ? "" : ".";
        return plain.isEmpty() ? plain : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1) + end;
    }
}
