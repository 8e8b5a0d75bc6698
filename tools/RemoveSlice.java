import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes a slice of the application from a clone: its module, its tests, and what the poms, the page and the documents say of it. The
 * slice's own document says what is left to do in a database. {@code tools/slices} has a file for each slice. Delete this one with the last.
 *
 * <pre>{@code
 * java tools/RemoveSlice.java deadlines|credit|kafka|personal-data|stock|tenants [--in ../clone]
 * }</pre>
 */
public final class RemoveSlice {

    /**
     * What belongs to a slice besides its module and its folders.
     *
     * @param documents of this slice alone
     * @param tests a word in the names of its tests in {@code order-api}; without it, the name of the slice with a capital letter
     * @param words a line that has one of them is about this slice, and about nothing else
     */
    private record Slice(String name, List<String> documents, String tests, String words) {

        static Slice of(String name, Path root) throws IOException {
            Path file = root.resolve(SLICES).resolve(name + ".properties");
            if (!Files.exists(file)) {
                throw new IllegalArgumentException("There is no slice " + name);
            }
            Properties slice = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                slice.load(reader);
            }
            return new Slice(
                    name,
                    List.of(slice.getProperty("documents").split(",")),
                    slice.getProperty("tests", capitalized(name)),
                    slice.getProperty("words"));
        }

        /** Its folder. */
        String module() {
            return isOfPlatform() ? "platform/" + name : "order-" + name;
        }

        private String artifact() {
            return isOfPlatform() ? "platform-" + name : module();
        }

        private boolean isOfPlatform() {
            return name.equals("tenants");
        }

        /** The first word of its alarms and of their sections in the runbook. */
        String alarms() {
            return capitalized(name);
        }

        private static String capitalized(String name) {
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        List<String> foldersAndFiles() {
            return List.of(
                    module(),
                    SLICES + "/" + name + ".properties",
                    "order-api/src/main/resources/static/app/" + name,
                    TESTS + "/dev/orderflow/" + (isOfPlatform() ? module() : name));
        }

        /** Lines, dependencies of a pom, settings, tabs of the page, alarms, and sections of the runbook. */
        Pattern mentions() {
            return Pattern.compile(
                    "[ \\t]*<dependency>(?:(?!</dependency>)[\\s\\S])*<artifactId>%s</artifactId>[\\s\\S]*?</dependency>\\R".formatted(artifact())
                            + "|(?m:^)  %s:\\R(?:    .*\\R)+".formatted(name)
                            + "|  \\{\\R    name: '%s',[\\s\\S]*?\\R  },\\R".formatted(name)
                            + "|\\R {2}- name: .*\\R(?:.+\\R)*? +alertname: %s(?:.*\\R(?!\\R|\\z))*.*\\R".formatted(alarms())
                            + "|\\R {6}- alert: %s(?:.*\\R(?!\\R|\\z))*.*\\R|(?m:^)## %s [^\\n]*\\R(?:(?!#).*\\R)*".formatted(alarms(), alarms())
                            + "|(?m:^.*(%s).*\\R)".formatted(words));
        }

        /** From a decision that stays. */
        Pattern links() {
            return Pattern.compile("\\[(`[\\w.]+`)]\\(\\.\\./\\.\\./(%s/|%s/[^)]*/%s)[^)]*\\)".formatted(module(), TESTS, tests));
        }
    }

    private static final String SLICES = "tools/slices";

    private static final String TESTS = "order-api/src/test/java";

    private static final String DECISIONS = "docs/decisions";

    private static final List<String> EDITED = List.of(
            "pom.xml",
            "README.md",
            "docker-compose.cluster.yml",
            "docker-compose.yml",
            "deploy/kubernetes/base/deployment.yaml",
            "docs/adapting.md",
            "docs/alerts.yml",
            "docs/alerts-test.yml",
            "docs/configuration.md",
            "docs/credit-limit.md",
            "docs/deadlines.md",
            "docs/operations.md",
            "docs/personal-data.md",
            "docs/stock.md",
            "docs/tenants.md",
            "docs/production.md",
            "platform/README.md",
            DECISIONS + "/README.md",
            "order-api/pom.xml",
            "order-api/src/test/resources/config/application.yml",
            "order-demo/src/main/resources/application-demo.yml",
            "order-api/src/main/resources/static/app/workspace.js",
            "order-api/src/main/resources/static/app/explorer/filters.js",
            "order-api/src/main/resources/static/app/operations/operations-tabs.js",
            "order-api/src/main/resources/static/app/order-detail/order-timeline.js",
            "order-api/src/main/resources/static/app/order-list/order-list.js",
            TESTS + "/dev/orderflow/api/WithoutDatabase.java",
            TESTS + "/dev/orderflow/api/docs/SlicesDeletedTest.java",
            TESTS + "/dev/orderflow/api/reliability/RunningJar.java",
            TESTS + "/dev/orderflow/platform/tenants/EndpointsOfTenantsIT.java",
            "tools/Adapt.java");

    private RemoveSlice() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length == 3 && arguments[1].equals("--in") ? arguments[2] : ".");
        Slice slice = Slice.of(arguments[0], root);
        for (String path : Stream.concat(slice.foldersAndFiles().stream(), slice.documents().stream()).toList()) {
            delete(root.resolve(path));
        }
        for (Path test : files(root.resolve(TESTS))) {
            if (test.getFileName().toString().contains(slice.tests()) && isOfApplication(test)) {
                Files.delete(test);
            }
        }
        for (String file : EDITED) {
            replace(slice.mentions(), "", root.resolve(file));
        }
        for (Path decision : files(root.resolve(DECISIONS))) {
            replace(slice.links(), "$1", decision);
        }
    }

    /** Those of the platform are about no slice, apart from what tenants do to it. */
    private static boolean isOfApplication(Path test) {
        return !test.toString().contains("platform") || test.getParent().endsWith("platform/tenants");
    }

    private static void replace(Pattern pattern, String replacement, Path file) throws IOException {
        // It may be of a slice that is deleted already.
        if (!Files.exists(file)) {
            return;
        }
        Files.writeString(file, pattern.matcher(Files.readString(file)).replaceAll(replacement));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void delete(Path fileOrFolder) throws IOException {
        if (Files.exists(fileOrFolder)) {
            try (Stream<Path> all = Files.walk(fileOrFolder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
