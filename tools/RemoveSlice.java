import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes a slice of the application from a clone: its module, its tests, and what the poms, the page and the documents say of it. The
 * slice's own document says what is left to do in a database. Delete this file with the last slice.
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
     * @param tests a word in the names of its tests in {@code order-api}
     * @param words a line that has one of them is about this slice, and about nothing else
     */
    private record Slice(String name, List<String> documents, String tests, String words) {

        private static final List<Slice> ALL = List.of(
                new Slice(
                        "deadlines",
                        List.of("docs/deadlines.md", "docs/decisions/0045-deadlines.md"),
                        "Deadline",
                        "order-deadline|(?i:orderflow[._]deadlines)|six heartbeats|\\(#deadlines-|DeadlinesAutoConfiguration|deadlines\\.md|scheduled_tasks|get /api/deadlines"),
                // The decision stays, because it is about the platform's boundaries.
                new Slice(
                        "credit",
                        List.of("docs/credit-limit.md"),
                        "Credit",
                        "order-credit|customer-credit|Credit(Http)?AutoConfiguration|credit-limit\\.md|known_orders|customerId}/credit"),
                // The event's field stays, because rows do. The decision says what it is.
                new Slice(
                        "personal-data",
                        List.of("docs/personal-data.md"),
                        "PersonalData",
                        "order-personal-data|erase-personal-data|PersonalData(Http)?AutoConfiguration|personal-data\\.md|(?i:personal_data)|orderflow\\.personal-data|can keep no file"),
                // The decision stays, and so does what an order itself knows of its waiting: stored events say it.
                new Slice(
                        "stock",
                        List.of("docs/stock.md"),
                        "Stock",
                        "order-stock|Stock(Http|Snapshots)?AutoConfiguration|ReceiptKeysAutoConfiguration|orderflow_stock|\\(#stock-|stock\\.md|unsettled_orders|stockEvents|api/stock"),
                // The decision stays, and so does the place in the platform where the module comes in.
                new Slice(
                        "tenants",
                        List.of("docs/tenants.md"),
                        "NoneOutsideOfItsFolder",
                        "platform/tenants|platform-tenants|tenants\\.md|orderflow\\.tenants"),
                new Slice(
                        "kafka",
                        List.of(
                                "docs/kafka.md",
                                "docs/events",
                                "docs/decisions/0050-integration-events.md",
                                "docker-compose.kafka.yml",
                                "order-billing"),
                        "Kafka",
                        "order-kafka|order-billing|kafka-publisher|Several brokers|kafka\\.md|0050-integration-events|orderflow\\.kafka"));

        static Slice of(String name) {
            return ALL.stream()
                    .filter(slice -> slice.name.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no slice " + name));
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
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        List<String> folders() {
            return List.of(
                    module(),
                    "order-api/src/main/resources/static/app/" + name,
                    TESTS + "/dev/orderflow/" + (isOfPlatform() ? module() : name));
        }

        /** Lines, dependencies of a pom, settings, tabs of the page, alarms, and sections of the runbook. */
        Pattern mentions() {
            return Pattern.compile(
                    "[ \\t]*<dependency>(?:(?!</dependency>)[\\s\\S])*<artifactId>%s</artifactId>[\\s\\S]*?</dependency>\\R".formatted(artifact())
                            + "|(?m:^)  %s:\\R(?:    .*\\R)+".formatted(name)
                            + "|  \\{\\R    name: '%s',[\\s\\S]*?\\R  },\\R".formatted(name)
                            + "|\\R {2}- name: %s-.*\\R(?:.+\\R)*".formatted(name)
                            + "|\\R {2}- name: .*\\R(?:.+\\R)*? +alertname: %s(?:.*\\R(?!\\R|\\z))*.*\\R".formatted(alarms())
                            + "|\\R {6}- alert: %s(?:.*\\R(?!\\R|\\z))*.*\\R|(?m:^)## %s [^\\n]*\\R(?:(?!#).*\\R)*".formatted(alarms(), alarms())
                            + "|(?m:^.*(%s).*\\R)".formatted(words));
        }

        /** From a decision that stays. */
        Pattern links() {
            return Pattern.compile("\\[(`[\\w.]+`)]\\(\\.\\./\\.\\./(%s/|%s/[^)]*/%s)[^)]*\\)".formatted(module(), TESTS, tests));
        }
    }

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
            TESTS + "/dev/orderflow/api/reliability/RunningJar.java",
            TESTS + "/dev/orderflow/platform/tenants/EndpointsOfTenantsIT.java",
            "tools/Adapt.java");

    private RemoveSlice() {}

    public static void main(String[] arguments) throws IOException {
        Slice slice = Slice.of(arguments[0]);
        Path root = Path.of(arguments.length == 3 && arguments[1].equals("--in") ? arguments[2] : ".");
        for (String path : Stream.concat(slice.folders().stream(), slice.documents().stream()).toList()) {
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
