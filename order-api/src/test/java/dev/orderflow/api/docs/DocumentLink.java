package dev.orderflow.api.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A relative link, without its anchor. */
record DocumentLink(Path document, String target) {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");

    /** Those of all documents of a project. */
    static List<DocumentLink> in(Path root) throws IOException {
        try (Stream<Path> documentation = Files.walk(root.resolve("docs"));
                Stream<Path> modules = Files.find(root, 3, (path, file) -> path.endsWith("README.md"))) {
            return Stream.concat(modules, documentation)
                    .filter(path -> path.toString().endsWith(".md"))
                    .flatMap(DocumentLink::of)
                    .toList();
        }
    }

    boolean leadsSomewhere() {
        return Files.exists(document.resolveSibling(target));
    }

    private static Stream<DocumentLink> of(Path document) {
        try {
            return LINK.matcher(Files.readString(document))
                    .results()
                    .map(match -> new DocumentLink(document, match.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
