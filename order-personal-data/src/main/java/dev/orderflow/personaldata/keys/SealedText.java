package dev.orderflow.personaldata.keys;

import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sealed text as it is stored for ever: {@code 1.<key id>.<nonce, cipher text and tag>}. The number is that of this form.
 *
 * @param bytes nonce, cipher text and tag
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record SealedText(UUID keyId, byte[] bytes) {

    private static final Pattern FORM =
            Pattern.compile("1\\.(?<key>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(?<bytes>[A-Za-z0-9_-]+)");

    /** Null if the text has another form. */
    static @Nullable SealedText parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? new SealedText(UUID.fromString(parts.group("key")), bytes(parts.group("bytes")))
                : null;
    }

    /** What is no Base64 can't be opened either. */
    private static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return "1." + keyId + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
