package dev.orderflow.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A document that names a file names one that is there. */
class LinksTest {

    private record Link(Path document, String target) {

        boolean leadsSomewhere() {
            return Files.exists(document.resolveSibling(target));
        }
    }

    private static final Path ROOT = Path.of("..");

    /** A relative link, without its anchor. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");

    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        List<Link> links = links();

        assertThat(links).anyMatch(link -> link.document().equals(ROOT.resolve("README.md")));
        assertThat(links).anyMatch(link -> link.document().equals(ROOT.resolve("platform/web/README.md")));
        assertThat(links).allMatch(Link::leadsSomewhere);
    }

    private static List<Link> links() throws IOException {
        try (Stream<Path> documentation = Files.walk(ROOT.resolve("docs"));
                Stream<Path> modules = Files.find(ROOT, 3, (path, file) -> path.endsWith("README.md"))) {
            return Stream.concat(modules, documentation)
                    .filter(path -> path.toString().endsWith(".md"))
                    .flatMap(LinksTest::linksOf)
                    .toList();
        }
    }

    private static Stream<Link> linksOf(Path document) {
        try {
            return LINK.matcher(Files.readString(document)).results().map(match -> new Link(document, match.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
