package dev.orderflow.api.search;

import dev.orderflow.domain.model.InvalidValue;
import org.jspecify.annotations.Nullable;

/** What is searched for: 1 to 200 characters that PostgreSQL can store. */
record SearchText(String value) {

    /** Called by Spring to convert the parameter. */
    public static SearchText of(String text) {
        return new SearchText(text);
    }

    SearchText {
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > 200) {
            throw new InvalidValue("must be 1 to 200 characters");
        }
        if (value.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            throw new InvalidValue("must not contain NUL or a lone surrogate");
        }
    }

    static @Nullable String textOf(@Nullable SearchText text) {
        return text == null ? null : text.value();
    }
}
