package dev.orderflow.platform.web.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;

/**
 * Entity tags made of a file's content. In a reproducible build all files have the same date, so a date cannot tell one version from
 * the next.
 *
 * <p>The tags are weak, because the server may compress a file on its way. A strong tag promises the same bytes, and Tomcat sends a
 * file that has one uncompressed.
 * See docs/decisions/0023-a-page-without-a-build-step.md.
 */
final class ContentTags {

    private final Map<Resource, String> known = new ConcurrentHashMap<>();

    /** Reads a file in a jar once. A file on the disk is read each time: during development it changes while the application runs. */
    String of(Resource file) {
        return file.isFile() ? hash(file) : known.computeIfAbsent(file, ContentTags::hash);
    }

    private static String hash(Resource file) {
        try {
            return "W/\"" + DigestUtils.md5DigestAsHex(file.getContentAsByteArray()) + '"';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
