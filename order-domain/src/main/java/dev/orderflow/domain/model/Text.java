package dev.orderflow.domain.model;

import java.util.regex.Pattern;

/** The rules that the text values share. Lengths count code points, so that a limit means the same in every script. */
final class Text {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Text() {}

    static String code(String text) {
        InvalidValue.unless(CODE.matcher(text).matches(), "must be 1 to 64 of the characters A-Z a-z 0-9 . _ -");
        return text;
    }

    static String words(String text, int atMost) {
        InvalidValue.unless(isStorable(text), "must not contain NUL or a lone surrogate");
        int length = text.codePointCount(0, text.length());
        InvalidValue.unless(
                length <= atMost && !isBlank(text), "must be 1 to " + atMost + " characters, and not all blank");
        return text;
    }

    /** Whether a person sees nothing. Unlike {@link String#isBlank}, this also treats no-break spaces as blank. */
    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** PostgreSQL can store neither NUL nor half of a surrogate pair. */
    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
