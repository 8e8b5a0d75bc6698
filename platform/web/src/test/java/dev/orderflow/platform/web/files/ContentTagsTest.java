package dev.orderflow.platform.web.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

class ContentTagsTest {

    private final ContentTags tags = new ContentTags();

    @Test
    void aTagIsMadeOfTheContentAndWeak() {
        assertThat(tags.of(new ByteArrayResource("a".getBytes(UTF_8))))
                .isEqualTo(tags.of(new ByteArrayResource("a".getBytes(UTF_8))))
                .isNotEqualTo(tags.of(new ByteArrayResource("b".getBytes(UTF_8))))
                .matches("W/\"[0-9a-f]{32}\"");
    }

    @Test
    void aFileInAJarIsReadOnce() {
        AtomicInteger reads = new AtomicInteger();
        Resource inAJar = new ByteArrayResource("content".getBytes(UTF_8)) {

            @Override
            public byte[] getContentAsByteArray() {
                reads.incrementAndGet();
                return getByteArray();
            }
        };

        assertThat(tags.of(inAJar)).isEqualTo(tags.of(inAJar));
        assertThat(reads).hasValue(1);
    }

    @Test
    void aFileOnTheDiskMayChange(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("main.js"), "before");
        String before = tags.of(new FileSystemResource(file));

        Files.writeString(file, "after");

        assertThat(tags.of(new FileSystemResource(file))).isNotEqualTo(before);
    }
}
