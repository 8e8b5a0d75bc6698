package dev.orderflow.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page has no compiler: a moved file or a renamed function would show in a browser only. */
class PageModulesTest {

    private static final Path STATIC = Path.of("src/main/resources/static");

    private static final Pattern IMPORT = Pattern.compile("import ?(?:\\{([^}]*)} from )?\\(?'(\\.[^']*)'\\)?;");

    /** {@code day as dayOf} imports {@code day}. */
    private static final Pattern NAME = Pattern.compile("(\\w+)(?: as \\w+)?");

    private static final Pattern PRELOADED = Pattern.compile("rel=\"modulepreload\" href=\"/(app/[^\"]+)\"");

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/app/[^\"]+)\"");

    private static final Pattern SOURCE =
            Pattern.compile("/source/([^\"$]+)\"|(?:\\[|source: )'((?:docs|order|platform)[^']*/[^']+)',");

    /** One that {@code isLater} is loaded when it is needed. */
    private record Import(Path from, Path file, List<String> names, boolean isLater) {

        boolean isExported() {
            String text = read(file);
            return names.stream()
                    .allMatch(name -> Pattern.compile(
                                    "export (?:async )?(?:const|let|class|function) " + Pattern.quote(name) + "\\b")
                            .matcher(text)
                            .find());
        }
    }

    @Test
    void everyImportLeadsToAFileThatExportsIt() throws IOException {
        List<Import> imports = modules().flatMap(PageModulesTest::importsOf).toList();

        assertThat(imports).hasSizeGreaterThan(100);
        assertThat(imports).allSatisfy(one -> assertThat(one.file()).exists());
        assertThat(imports).allMatch(Import::isExported);
    }

    @Test
    void thePageNamesFilesThatExist() {
        assertThat(FILE.matcher(read(STATIC.resolve("index.html"))).results())
                .hasSizeGreaterThan(5)
                .allSatisfy(match ->
                        assertThat(STATIC.resolve(match.group(1).substring(1))).exists());
    }

    @Test
    void everyLinkToASourceLeadsToAFile() throws IOException {
        assertThat(Stream.concat(Stream.of(STATIC.resolve("index.html")), modules())
                        .flatMap(file -> SOURCE.matcher(read(file)).results())
                        .map(match -> match.group(1) == null ? match.group(2) : match.group(1)))
                .hasSizeGreaterThan(15)
                .allSatisfy(path -> assertThat(Path.of("..", path)).exists());
    }

    /** A browser would find each of them only once it has read the one that imports it. */
    @Test
    void whatSigningInNeedsIsPreloaded() {
        Set<Path> needed = new TreeSet<>();
        Deque<Path> found = new ArrayDeque<>(List.of(STATIC.resolve("app/main.js")));
        while (!found.isEmpty()) {
            Path module = found.remove();
            if (needed.add(module)) {
                importsOf(module).filter(one -> !one.isLater()).map(Import::file).forEach(found::add);
            }
        }

        assertThat(PRELOADED
                        .matcher(read(STATIC.resolve("index.html")))
                        .results()
                        .map(match -> STATIC.resolve(match.group(1))))
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void everyStyleSheetIsLoadedAtFirstOrAfterTheSignIn() throws IOException {
        String named = read(STATIC.resolve("index.html")) + read(STATIC.resolve("app/main.js"));

        try (Stream<Path> sheets = Files.list(STATIC.resolve("app/style"))) {
            assertThat(sheets.map(sheet -> "/app/style/" + sheet.getFileName())).allMatch(named::contains);
        }
    }

    private static Stream<Path> modules() throws IOException {
        try (Stream<Path> files = Files.walk(STATIC.resolve("app"))) {
            return files.filter(path -> path.toString().endsWith(".js")).toList().stream();
        }
    }

    private static Stream<Import> importsOf(Path module) {
        return IMPORT.matcher(read(module))
                .results()
                .map(match -> new Import(
                        module,
                        module.resolveSibling(match.group(2)).normalize(),
                        match.group(1) == null
                                ? List.of()
                                : NAME.matcher(match.group(1))
                                        .results()
                                        .map(name -> name.group(1))
                                        .toList(),
                        match.group().startsWith("import(")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
