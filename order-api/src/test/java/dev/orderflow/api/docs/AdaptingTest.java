package dev.orderflow.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.docs.AdaptedCopy.Run;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code tools/Adapt.java} makes an application of invoices from a copy of this project. */
class AdaptingTest {

    private static final String[] INVOICES = {
        "--package",
        "com.acme.billing",
        "--application",
        "billing",
        "--aggregate",
        "Invoice",
        "--schema-prefix",
        "acme_"
    };

    private static final Pattern SEQUENCE =
            Pattern.compile("(?i)\\border by\\b|\\bin (\\w+ing )?order\\b|ordered|border"
                    + "|@Order\\b|annotation\\.Order;|(InAny|reverse|outOf)Order|\\bgetOrder\\(\\)|\\border: \\d");

    private static AdaptedCopy copy;

    @BeforeAll
    static void adapt() throws IOException, InterruptedException {
        copy = AdaptedCopy.in("adapted");
        assertThat(copy.adapt(INVOICES)).extracting(Run::exitCode).isEqualTo(0);
    }

    @Test
    void nothingHasAFormerName() {
        assertNoLine(
                "(?i:orderflow)|(?<!\\w)(event_store|read_model)(_spare|_swap|_views)?\\b|\\bidempotency\\.keys",
                copy.files());
    }

    @Test
    void whereOrderIsLeftItIsASequenceOrWhatACustomerDoes() {
        assertThat(ofTheApplication().stream().flatMap(copy::lines))
                .noneMatch(line -> SEQUENCE.matcher(line)
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT)
                        .contains("order"))
                .anyMatch(line -> line.contains("order by"))
                .anyMatch(line -> line.contains("@Order("))
                .noneMatch(line -> line.contains("invoice by"));
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        assertThat(DocumentLink.in(copy.root())).hasSizeGreaterThan(100).allMatch(DocumentLink::leadsSomewhere);
    }

    @Test
    void theArticleGoesWithTheName() {
        assertNoLine("\\b[Aa] invoice|\\baInvoice|AInvoice", ofTheApplication());
        assertThat(copy.files()).anyMatch(file -> file.endsWith("PlacingAnInvoiceTest.java"));
    }

    @Test
    void whatRunsKeepsItsPermissions() {
        assertThat(copy.root().resolve(".ci/run")).isExecutable();
    }

    @Test
    void theMainCodeCompiles() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter faults = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = copy.files().stream()
                    .filter(file -> file.toString().contains("src/main/java")
                            && file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith("invoice-benchmarks"))
                    .map(copy.root()::resolve)
                    .toList();
            Path classes = Files.createDirectories(copy.root().resolve("target/classes"));
            List<String> options = List.of("-proc:none", "-nowarn", "-d", classes.toString());

            assertThat(sources).hasSizeGreaterThan(200);
            assertThat(compiler.getTask(
                                    faults, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                            .call())
                    .as(faults::toString)
                    .isTrue();
        }
    }

    @Test
    void itHappensOnce() throws IOException, InterruptedException {
        Run again = copy.adapt(INVOICES);

        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.output()).contains("was adapted before");
    }

    @Test
    void aNameThatIsTakenChangesNothing() throws IOException, InterruptedException {
        AdaptedCopy other = AdaptedCopy.in("not-adapted");
        List<Path> before = other.files();

        Run run = other.adapt("--package", "com.acme.crm", "--application", "crm", "--aggregate", "Customer");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("CustomerId.java");
        assertThat(other.files()).isEqualTo(before);
    }

    @Test
    void aWrongOptionIsNamed() throws IOException, InterruptedException {
        Run run = copy.adapt("--package", "com.acme.billing", "--application", "Billing!", "--aggregate", "Invoice");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("--application must match");
    }

    private static List<Path> ofTheApplication() {
        return copy.files().stream()
                .filter(file -> !file.startsWith("platform"))
                .toList();
    }

    private static void assertNoLine(String pattern, List<Path> files) {
        assertThat(files).hasSizeGreaterThan(500);
        assertThat(files.stream().flatMap(copy::lines))
                .noneMatch(Pattern.compile(pattern).asPredicate());
    }
}
