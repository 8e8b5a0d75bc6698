package dev.orderflow.api.command;

import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.InvalidValue;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code If-Match}: a list of entity tags, or {@code *} (RFC 9110, 13.1.1). The tag of an order is its version.
 *
 * @param expected null for {@code *}, which any existing order matches
 */
record IfMatch(@Nullable ExpectedVersion expected) {

    /** One element of a list with the comma after it; elements may be empty. */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*+((?:W/)?+\"[!#-~\\x80-\\xff]*+\")?+[ \\t]*+(?:,|\\z)");

    /** A strong tag as the answers have it. All others are well-formed too, but no order ever has them. */
    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,18})\"");

    /** @throws InvalidValue for what is no list of entity tags, or an empty one */
    static IfMatch of(String header) {
        if (header.strip().equals("*")) {
            return new IfMatch(null);
        }
        Set<Long> versions = new HashSet<>();
        boolean empty = true;
        Matcher element = ELEMENT.matcher(header);
        for (int start = 0; start < header.length(); start = element.end()) {
            if (!element.region(start, header.length()).lookingAt()) {
                throw malformed();
            }
            String tag = element.group(1);
            if (tag != null) {
                empty = false;
                add(tag, versions);
            }
        }
        if (empty) {
            throw malformed();
        }
        return new IfMatch(new ExpectedVersion(versions));
    }

    private static void add(String tag, Set<Long> versions) {
        Matcher version = VERSION.matcher(tag);
        if (version.matches()) {
            BigInteger number = new BigInteger(version.group(1));
            if (number.bitLength() < Long.SIZE) {
                versions.add(number.longValue());
            }
        }
    }

    private static InvalidValue malformed() {
        return new InvalidValue("must be * or a list of entity tags such as \"3\", in quotes");
    }
}
