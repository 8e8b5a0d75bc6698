package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFormsTest {

    private final String id = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void anIdIsFoundInBase64WhereverItBegins(String before) {
        byte[] stored = (before + id + " Street").getBytes(StandardCharsets.UTF_8);

        assertThat(StoredForms.of(id))
                .anyMatch(Base64.getEncoder().encodeToString(stored)::contains)
                .anyMatch(Base64.getUrlEncoder().encodeToString(stored)::contains);
    }

    @Test
    void anIdIsFoundInHexadecimalAsPostgresqlWritesBytes() {
        byte[] stored = ("to " + id).getBytes(StandardCharsets.UTF_8);

        assertThat(StoredForms.of(id)).anyMatch(("\\x" + HexFormat.of().formatHex(stored))::contains);
    }
}
