import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes the deadlines of orders from a clone: the module, what the poms, the page and the documents say of it, its tests, and at last
 * this file. {@code docs/deadlines.md} says what is left to do in a database.
 *
 * <pre>{@code
 * java tools/RemoveDeadlines.java [--in ../clone]
 * }</pre>
 */
public final class RemoveDeadlines {

    private static final List<String> FOLDERS = List.of(
            "order-deadlines",
            "order-api/src/main/resources/static/app/deadlines",
            "order-api/src/test/java/dev/orderflow/deadlines");

    private static final List<String> FILES = List.of(
            "docs/deadlines.md", "docs/decisions/0045-deadlines.md", "tools/RemoveDeadlines.java");

    private static final List<String> EDITED = List.of(
            "pom.xml",
            "README.md",
            "docs/adapting.md",
            "docs/decisions/README.md",
            "order-api/pom.xml",
            "order-api/src/main/resources/static/app/workspace.js",
            "order-api/src/main/resources/static/app/operations/operations-tabs.js",
            "order-api/src/main/resources/static/app/order-detail/order-timeline.js",
            "order-api/src/test/java/dev/orderflow/api/WithoutDatabase.java",
            "tools/Adapt.java");

    private static final String TESTS = "order-api/src/test/java";

    /** A dependency in a pom, or a tab of the page. */
    private static final Pattern BLOCK = Pattern.compile(
            "(?s)[ \\t]*<dependency>(?:(?!</dependency>).)*<artifactId>order-deadlines</artifactId>.*?</dependency>\\R"
                    + "|  \\{\\R    name: 'deadlines',.*?\\R  },\\R");

    private static final Pattern LINE = Pattern.compile(
            "(?m)^.*(order-deadline|DeadlinesAutoConfiguration|deadlines\\.md|RemoveDeadlines|DeadlinesDeleted|scheduled_tasks).*\\R");

    private RemoveDeadlines() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length == 2 && arguments[0].equals("--in") ? arguments[1] : ".");
        for (String folder : FOLDERS) {
            delete(root.resolve(folder));
        }
        for (String file : EDITED) {
            Path path = root.resolve(file);
            String text = BLOCK.matcher(Files.readString(path)).replaceAll("");
            Files.writeString(path, LINE.matcher(text).replaceAll(""));
        }
        try (Stream<Path> tests = Files.walk(root.resolve(TESTS))) {
            for (Path test : tests.filter(path -> path.getFileName().toString().contains("Deadline")
                            && !path.toString().contains("platform"))
                    .toList()) {
                Files.delete(test);
            }
        }
        for (String file : FILES) {
            Files.delete(root.resolve(file));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
