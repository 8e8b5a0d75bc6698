package dev.orderflow.platform.web.request;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code If-Match} or {@code If-None-Match}: a list of entity tags, or {@code *} (RFC 9110, 13.1).
 *
 * @param any for {@code *}, which matches whatever exists
 * @param tags as they were sent, in quotes, the weak ones with their {@code W/}
 */
public record EntityTags(boolean any, Set<String> tags) {

    /** One element of a list with the comma after it; elements may be empty. */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*+((?:W/)?+\"[!#-~\\x80-\\xff]*+\")?+[ \\t]*+(?:,|\\z)");

    private static final String WEAK = "W/";

    /** A tag as {@link #ofVersion} writes it. */
    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,18})\"");

    private static final long NO_VERSION = -1;

    /**
     * Reads a header's value.
     *
     * @throws MalformedValue for what is no list of entity tags, or an empty one
     */
    public static EntityTags of(String header) {
        if (header.strip().equals("*")) {
            return new EntityTags(true, Set.of());
        }
        Set<String> tags = new HashSet<>();
        Matcher element = ELEMENT.matcher(header);
        for (int start = 0; start < header.length(); start = element.end()) {
            if (!element.region(start, header.length()).lookingAt()) {
                throw malformed();
            }
            String tag = element.group(1);
            if (tag != null) {
                tags.add(tag);
            }
        }
        if (tags.isEmpty()) {
            throw malformed();
        }
        return new EntityTags(false, tags);
    }

    /** The strong tag of something at a version. */
    public static String ofVersion(long version) {
        return "\"" + version + "\"";
    }

    /** The versions that the tags name. Other tags are well-formed too, but nothing ever has them, so they name no version. */
    public Set<Long> versions() {
        return tags.stream()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(tag -> new BigInteger(tag.group(1)))
                .filter(number -> number.bitLength() < Long.SIZE)
                .map(BigInteger::longValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The one version that a command expects, for Axon's {@code @TargetAggregateVersion}: null for {@code *}; -1, at which nothing is,
     * for a tag that names no version.
     *
     * @throws MalformedValue for several tags, because Axon compares with one version
     */
    public @Nullable Long expectedVersion() {
        if (any) {
            return null;
        }
        if (tags.size() > 1) {
            throw new MalformedValue("must be * or one entity tag");
        }
        return versions().stream().findFirst().orElse(NO_VERSION);
    }

    /** The strong comparison, by which no weak tag ever matches. */
    public boolean match(String tag) {
        return any || tags.contains(tag);
    }

    /** The weak comparison, which looks at what is in the quotes alone. */
    public boolean matchWeakly(String tag) {
        return any || Stream.of(tag, WEAK + tag).anyMatch(tags::contains);
    }

    private static MalformedValue malformed() {
        return new MalformedValue("must be * or a list of entity tags such as \"3\", in quotes");
    }
}
