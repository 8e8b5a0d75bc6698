package dev.orderflow.api.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser loads before somebody can sign in, for the first time and again. The rest comes afterwards. */
@FullApplication
class FirstVisitIT extends OverHttp {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/(?:app|webjars|favicon)[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*['\"]([\\w@./-]+)['\"]");
    private static final Pattern MAP = Pattern.compile("(?s)<script type=\"importmap\">(.*?)</script>");

    private static final HttpClient BROWSER =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;

    FirstVisitIT(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void whoeverSignsInHasLoaded150KilobytesIn60FilesAtMostAndTheSecondTimeNothing() throws Exception {
        Map<String, HttpResponse<byte[]>> loaded = loadPage();

        assertThat(loaded)
                .hasSizeBetween(30, 60)
                .allSatisfy((path, answer) ->
                        assertThat(answer.statusCode()).as(path).isEqualTo(200));
        assertThat(loaded.values().stream()
                        .mapToInt(answer -> answer.body().length)
                        .sum())
                .as("bytes of a first visit, in %s files", loaded.size())
                .isBetween(30_000, 150_000);
        for (Map.Entry<String, HttpResponse<byte[]>> file : loaded.entrySet()) {
            HttpResponse<byte[]> again = load(file.getKey(), "If-None-Match", header(file.getValue(), "ETag"));
            assertThat(again.statusCode()).as(file.getKey()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }

    /** One tag holds for the file however it travels, so it has to be weak. Caches keep the two forms apart. */
    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/app/operations/processor-table.js", "/webjars/lit-html/lit-html.js"})
    void aFileIsTheSameCompressedOrNot(String path) throws Exception {
        HttpResponse<byte[]> compressed = load(path);
        HttpResponse<byte[]> plain = load(path, "Accept-Encoding", "identity");

        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(text(compressed)).isEqualTo(text(plain));
        assertThat(header(compressed, "ETag")).startsWith("W/\"").isEqualTo(header(plain, "ETag"));
        assertThat(header(compressed, "Vary").toLowerCase(Locale.ROOT)).contains("accept-encoding");
        assertThat(header(plain, "Vary").toLowerCase(Locale.ROOT)).contains("accept-encoding");
    }

    @Test
    void anOrderKeepsItsStrongTag() throws Exception {
        String order = placed();
        clerk().get(order + "?atLeastVersion=0");

        HttpResponse<byte[]> answer = load(order, "Authorization", "Basic Y2xlcms6Y2xlcms=");

        assertThat(header(answer, "ETag")).isEqualTo("\"0\"");
        assertThat(header(answer, "Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/events/stream", "/api/orders/stream"})
    void aLiveStreamIsNotCompressed(String path) throws Exception {
        HttpRequest request = request(path, "Authorization", "Basic Y2xlcms6Y2xlcms=");

        HttpResponse<InputStream> stream = BROWSER.send(request, BodyHandlers.ofInputStream());

        try (InputStream events = stream.body()) {
            assertThat(events).isNotNull();
            assertThat(header(stream, "Content-Type")).startsWith("text/event-stream");
            assertThat(header(stream, "Content-Encoding")).isEmpty();
        }
    }

    private Map<String, HttpResponse<byte[]>> loadPage() throws IOException, InterruptedException {
        Map<String, HttpResponse<byte[]>> loaded = new LinkedHashMap<>();
        HttpResponse<byte[]> page = load("/");
        loaded.put("/", page);
        JsonNode map = new JsonMapper()
                .readTree(MAP.matcher(text(page))
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                .get("imports");
        Deque<String> wanted = new ArrayDeque<>(
                FILE.matcher(text(page)).results().map(match -> match.group(1)).toList());
        while (!wanted.isEmpty()) {
            String path = wanted.remove();
            if (loaded.containsKey(path)) {
                continue;
            }
            HttpResponse<byte[]> file = load(path);
            loaded.put(path, file);
            if (path.endsWith(".js")) {
                IMPORT.matcher(text(file))
                        .results()
                        .map(match -> resolve(path, match.group(1), map))
                        .forEach(wanted::add);
            }
        }
        return loaded;
    }

    /** As a browser does: an import map names a module, or the directory that it is in. */
    private static String resolve(String from, String name, JsonNode map) {
        if (name.startsWith(".")) {
            return URI.create(from).resolve(name).getPath();
        }
        if (map.has(name)) {
            return map.get(name).stringValue();
        }
        String directory = map.propertyNames().stream()
                .filter(key -> key.endsWith("/") && name.startsWith(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The import map does not name " + name));
        return map.get(directory).stringValue() + name.substring(directory.length());
    }

    private HttpResponse<byte[]> load(String path, String... headers) throws IOException, InterruptedException {
        return BROWSER.send(request(path, headers), BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Encoding", "gzip, deflate, br");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    private static String text(HttpResponse<byte[]> file) throws IOException {
        if (header(file, "Content-Encoding").isEmpty()) {
            return new String(file.body(), UTF_8);
        }
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(file.body()))) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }
}
