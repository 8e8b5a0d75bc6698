package dev.orderflow.domain.model;

import java.util.Set;
import java.util.regex.Pattern;

/** The rules that the text values share. Lengths count code points, so that a limit means the same in every script. */
final class Text {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Clients and proxies remove these from a path, so nobody could ever name such a line or customer. */
    private static final Set<String> NOT_IN_A_PATH = Set.of(".", "..");

    /**
     * Text that shows nothing: white space, controls and format characters; then the fillers, joiners and selectors that Unicode
     * lists as {@code Default_Ignorable_Code_Point} (DerivedCoreProperties.txt), and the empty Braille pattern.
     */
    private static final Pattern BLANK =
            Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F"
                    + "\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0000}-\\x{E0FFF}]*+");

    private Text() {}

    static String code(String text) {
        InvalidValue.unless(CODE.matcher(text).matches(), "must be 1 to 64 of the characters A-Z a-z 0-9 . _ -");
        InvalidValue.unless(!NOT_IN_A_PATH.contains(text), "must not be . or .., which can't stand in a path");
        return text;
    }

    static String words(String text, int atMost) {
        InvalidValue.unless(isStorable(text), "must not contain NUL or a lone surrogate");
        int length = text.codePointCount(0, text.length());
        InvalidValue.unless(
                length <= atMost && !BLANK.matcher(text).matches(),
                "must be 1 to " + atMost + " characters, and not all blank");
        return text;
    }

    /** PostgreSQL can store neither NUL nor half of a surrogate pair. */
    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
