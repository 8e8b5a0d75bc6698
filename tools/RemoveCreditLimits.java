import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes the credit limits of customers from a clone: the module, its tests, what the poms, the page and the documents say of it, and at
 * last this file. {@code docs/credit-limit.md} says what is left to do in a database.
 *
 * <pre>{@code
 * java tools/RemoveCreditLimits.java [--in ../clone]
 * }</pre>
 */
public final class RemoveCreditLimits {

    private static final List<String> FOLDERS =
            List.of("order-credit", "order-api/src/main/resources/static/app/credit");

    private static final List<String> FILES = List.of("docs/credit-limit.md", "tools/RemoveCreditLimits.java");

    /** All that name it by one of the words below. The decision stays, because the platform's boundaries do; its links are cut. */
    private static final List<String> EDITED = List.of(
            "pom.xml",
            "README.md",
            "docs/adapting.md",
            "order-api/pom.xml",
            "order-api/src/main/resources/static/app/workspace.js",
            "order-api/src/main/resources/static/app/order-list/order-list.js",
            "order-api/src/test/java/dev/orderflow/api/WithoutDatabase.java");

    private static final String DECISION = "docs/decisions/0046-an-invariant-over-several-streams.md";

    private static final String TESTS = "order-api/src/test/java";

    private static final Pattern DEPENDENCY = Pattern.compile(
            "(?s)[ \\t]*<dependency>(?:(?!</dependency>).)*<artifactId>order-credit</artifactId>.*?</dependency>\\R");

    private static final Pattern LINE =
            Pattern.compile("(?m)^.*(order-credit|customer-credit|RemoveCreditLimits|orderflow\\.credit).*\\R");

    private static final Pattern LINK =
            Pattern.compile("\\[(`\\w+(?:\\.sql)?`)]\\(\\.\\./\\.\\./order-(?:credit/|api/src/test/)[^)]*\\)");

    private RemoveCreditLimits() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length == 2 && arguments[0].equals("--in") ? arguments[1] : ".");
        for (String folder : FOLDERS) {
            delete(root.resolve(folder));
        }
        for (String file : EDITED) {
            Path path = root.resolve(file);
            String text = DEPENDENCY.matcher(Files.readString(path)).replaceAll("");
            Files.writeString(path, LINE.matcher(text).replaceAll(""));
        }
        Path decision = root.resolve(DECISION);
        Files.writeString(decision, LINK.matcher(Files.readString(decision)).replaceAll("$1"));
        try (Stream<Path> tests = Files.walk(root.resolve(TESTS))) {
            for (Path test : tests.filter(path -> path.getFileName().toString().startsWith("Credit"))
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
