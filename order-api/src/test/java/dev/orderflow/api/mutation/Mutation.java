package dev.orderflow.api.mutation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages valid bodies, in ways that clients and attackers come up with. The same seed damages the same. */
final class Mutation {

    /** What is put where it does not belong. */
    private static final List<String> SPANNERS = List.of(
            "null",
            "{}",
            "[]",
            "\"\"",
            "true",
            "-1",
            "0",
            "2.0",
            "1e400",
            "0.1e-400",
            "1e99999999999",
            "9".repeat(400),
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"2\"",
            "\"19.99\"",
            "\"XAU\"",
            "\"JPY\"",
            "{\"a\": 1}",
            "[".repeat(200),
            "\"\\",
            ",",
            ":",
            "}",
            "]",
            "\"",
            "//",
            "\u0000",
            "\u00a0",
            "é",
            "🙈",
            "NaN",
            "Infinity",
            "+1",
            "01",
            "'x'",
            "\"x\": 1,");

    private final Random chance;

    Mutation(Random chance) {
        this.chance = chance;
    }

    byte[] of(String body) {
        byte[] damaged = body.getBytes(StandardCharsets.UTF_8);
        for (int wounds = 1 + chance.nextInt(3); wounds > 0; wounds--) {
            damaged = wound(damaged);
        }
        return damaged;
    }

    private byte[] wound(byte[] body) {
        int from = chance.nextInt(body.length + 1);
        int to = Math.min(body.length, from + chance.nextInt(12));
        return switch (chance.nextInt(5)) {
            case 0 -> splice(body, from, to, new byte[0]);
            case 1 -> splice(body, from, from, Arrays.copyOfRange(body, from, to));
            case 2 -> splice(body, from, Math.min(body.length, from + 1), new byte[] {(byte) chance.nextInt(256)});
            case 3 -> splice(body, from, from, spanner());
            default -> inPlaceOfAValue(body);
        };
    }

    /** So that not all of it ends as a syntax error: a spanner in the place of what stands between a colon and the next comma. */
    private byte[] inPlaceOfAValue(byte[] body) {
        int from = indexOf(body, ':', chance.nextInt(body.length + 1)) + 1;
        int to = Math.max(from, indexOf(body, ',', from));
        return splice(body, from, to, spanner());
    }

    private byte[] spanner() {
        return SPANNERS.get(chance.nextInt(SPANNERS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] body, char wanted, int from) {
        for (int i = from; i < body.length; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return body.length - 1;
    }

    private static byte[] splice(byte[] body, int from, int to, byte[] middle) {
        byte[] result = new byte[from + middle.length + body.length - to];
        System.arraycopy(body, 0, result, 0, from);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(body, to, result, from + middle.length, body.length - to);
        return result;
    }
}
