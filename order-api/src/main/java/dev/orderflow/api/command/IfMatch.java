package dev.orderflow.api.command;

import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.platform.web.request.EntityTags;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the header {@code If-Match} into the versions that it allows. The tag of an order is its version.
 * See docs/decisions/0006-expected-version-travels-beside-the-command.md.
 */
final class IfMatch {

    /** A strong tag, as answers have it. Other tags are well-formed too, but no order ever has one of them. */
    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,18})\"");

    private IfMatch() {}

    /** Null for {@code *}, which any existing order matches, as for no header. */
    static @Nullable ExpectedVersion expected(@Nullable EntityTags ifMatch) {
        if (ifMatch == null || ifMatch.any()) {
            return null;
        }
        Set<Long> versions = new HashSet<>();
        for (String tag : ifMatch.tags()) {
            Matcher version = VERSION.matcher(tag);
            if (version.matches()) {
                BigInteger number = new BigInteger(version.group(1));
                if (number.bitLength() < Long.SIZE) {
                    versions.add(number.longValue());
                }
            }
        }
        return new ExpectedVersion(versions);
    }
}
