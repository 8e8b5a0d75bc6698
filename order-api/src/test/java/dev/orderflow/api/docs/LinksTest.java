package dev.orderflow.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A document that names a file names one that is there. */
class LinksTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        List<DocumentLink> links = DocumentLink.in(ROOT);

        assertThat(links).anyMatch(link -> link.document().equals(ROOT.resolve("README.md")));
        assertThat(links).anyMatch(link -> link.document().equals(ROOT.resolve("platform/web/README.md")));
        assertThat(links).allMatch(DocumentLink::leadsSomewhere);
    }
}
