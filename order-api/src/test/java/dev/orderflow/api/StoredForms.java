package dev.orderflow.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** How an id of 36 characters shows in what is stored or written: as it is, and as bytes in hexadecimal or in Base64. */
public final class StoredForms {

    private StoredForms() {}

    public static List<String> of(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.US_ASCII);
        return List.of(id, HexFormat.of().formatHex(bytes), inBase64(bytes, 0), inBase64(bytes, 1), inBase64(bytes, 2));
    }

    /** Base64 takes three bytes at a time. Wherever the id begins in what is encoded, a group begins at one of its first three. */
    private static String inBase64(byte[] bytes, int start) {
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, start, start + 30));
    }
}
