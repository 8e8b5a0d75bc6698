package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page's files, and what a browser is told with them. */
@FullApplication
class PageIT extends OverHttp {

    private static final Pattern MAP = Pattern.compile("(?s)<script type=\"importmap\">(.*?)</script>");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/webjars/lit/index.js", "/source/README.md", "/session"})
    void anyoneMayReadIt(String path) {
        Answer answer = stranger().get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).doesNotContain("orderflow-session");
        assertThat(stranger().send("HEAD", path, BodyPublishers.noBody()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void andDoNothingElseWithIt(String method) {
        assertThat(stranger().send(method, "/", BodyPublishers.noBody()).status())
                .isEqualTo(401);
        assertThat(clerk().send(method, "/index.html", BodyPublishers.noBody()).problem())
                .isEqualTo("method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/nothing.js",
                "/webjars/nothing/index.js",
                "/source/docs/nothing.md",
                "/source/order-api/src/main/resources/application.yml",
                "/source/.git/config",
                "/source/nothing"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(stranger().get(path).problem()).isEqualTo("not-found");
    }

    @Test
    void aFolderIsTheListOfWhatIsInIt() {
        assertThat(stranger().get("/source/docs").text().lines()).contains("operations.md", "decisions/");
        assertThat(stranger().get("/source/docs/").text())
                .isEqualTo(stranger().get("/source/docs").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/webjars/lit/index.js", "/source/README.md"})
    void aBrowserKeepsAFileAndAsksWhetherItHasChanged(String path) {
        Answer first = stranger().get(path);

        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(stranger().get(path, "If-None-Match", first.header("ETag")).status())
                .isEqualTo(304);
        assertThat(stranger()
                        .get(path, "If-None-Match", "\"of another version\"")
                        .status())
                .isEqualTo(200);
        assertThat(first.header("Last-Modified")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/session", "/api/orders"})
    void aBrowserKeepsNoAnswers(String path) {
        assertThat(viewer().get(path).header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/app/nothing.js",
                "/webjars/lit/index.js",
                "/source/README.md",
                "/session",
                "/api/orders",
                "/api/nothing;x",
                "/swagger-ui/index.html",
                "/actuator/health"
            })
    void everyAnswerSaysThatNothingRunsButOurFiles(String path) {
        for (Client client : new Client[] {stranger(), viewer()}) {
            assertThat(client.get(path).header("Content-Security-Policy"))
                    .startsWith("default-src 'none'; ")
                    .contains("script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .doesNotContain("unsafe", "http", "*");
        }
    }

    @Test
    void andTheImportMapThatThePageHas() throws NoSuchAlgorithmException {
        Answer page = stranger().get("/");

        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(importMap(page).getBytes(StandardCharsets.UTF_8));
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';")
                .contains("require-trusted-types-for 'script'; trusted-types lit-html");
    }

    @Test
    void theMapLeadsToModules() {
        JsonNode imports =
                new JsonMapper().readTree(importMap(stranger().get("/"))).get("imports");

        assertThat(imports.values()).isNotEmpty();
        assertThat(imports.values())
                .extracting(JsonNode::stringValue)
                .filteredOn(path -> path.endsWith(".js"))
                .allSatisfy(path -> {
                    assertThat(stranger().get(path).status()).as(path).isEqualTo(200);
                    assertThat(stranger().get(path).header("Content-Type")).startsWith("text/javascript");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/operations.md",
                "docs/alerts.yml",
                "docs/decisions/0001-events-in-jsonb-by-jdbc.md",
                "order-domain/src/main/java/dev/orderflow/domain/Order.java",
                "platform/web/src/main/java/dev/orderflow/platform/web/files/StaticFiles.java",
                "order-projections/src/main/resources/db/read_model/V10__order_list.sql",
                "platform/projections/src/main/resources/db/read_model/V2__replays.sql",
                "platform/eventstore/src/main/resources/db/event_store/V1__events_and_snapshots.sql"
            })
    void aSourceIsTextToBeRead(String file) throws IOException {
        Answer answer = stranger().get("/source/" + file);

        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.text()).isEqualTo(Files.readString(Path.of("..", file)));
    }

    private static String importMap(Answer page) {
        Matcher map = MAP.matcher(page.text());
        assertThat(map.find()).isTrue();
        return map.group(1);
    }
}
