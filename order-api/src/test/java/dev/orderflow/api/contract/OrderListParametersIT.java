package dev.orderflow.api.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked of the list. */
@FullApplication
class OrderListParametersIT extends OrderListSetUp {

    @ParameterizedTest
    @MethodSource
    void whatNeverWasACursorIsRefused(String cursor) {
        assertMalformed(list("cursor=" + cursor), "cursor");
    }

    static Stream<String> whatNeverWasACursorIsRefused() {
        String id = " 5b0f3a52-8d0e-4c39-9f0e-3f6f6c1d7a10";
        return Stream.of(
                "",
                "1",
                "x".repeat(2_000),
                "%00",
                encoded(""),
                encoded("  1"),
                encoded("  x" + id),
                encoded("  --1" + id),
                encoded("  -999999999999999999" + id),
                encoded("  9999999999999999999" + id),
                encoded("  99999999999999999999999999" + id),
                encoded("  1 5b0f3a52-8d0e-4c39-9f0e-3f6f6c1d7a1"),
                encoded("  1" + id + "0"),
                encoded("  1" + id + "\n"),
                encoded("\u0000 1" + id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-99999999999999999", "-1", "0", "999999999999999999"})
    void aCursorOfAnyTimeIsNoFaultOfOurs(String micros) {
        assertThat(list("cursor=" + encoded("  " + micros + " ffffffff-ffff-ffff-ffff-ffffffffffff"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "%2B5", "5.0", "x", "", "99999999999999999999", "%D9%A1"})
    void aLimitIsOneToTwoHundred(String limit) {
        assertMalformed(list("limit=" + limit), "limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"placed", "%20PLACED", "NONSENSE", "", "0"})
    void aStateIsWrittenAsAnswersWriteIt(String status) {
        assertMalformed(list("status=" + status), "status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a%20b", "%00", "%C3%A9"})
    void aCustomerIsWrittenAsInAPlacement(String customer) {
        assertMalformed(list("customerId=" + customer), "customerId");
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(UTF_8));
    }
}
