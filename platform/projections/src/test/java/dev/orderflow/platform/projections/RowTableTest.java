package dev.orderflow.platform.projections;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTableTest {

    private record Row(String aggregateId, long version) implements AggregateRow {}

    @ParameterizedTest
    @ValueSource(strings = {"json", "JSON", "xml", "point", "text[]"})
    void aTypeThatTheEndOfAReplayCouldNotCompareIsRefused(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table("rows", "id").column("place", type, row -> "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Rows", "my rows", "rows-2", "2rows", "rows; --"})
    void aNameThatWouldNeedQuotesIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> table(name, "id"));
        assertThatIllegalArgumentException().isThrownBy(() -> table("rows", name));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table("rows", "id").column(name, "text", row -> "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sums(name, List.of("k"), List.of("a"), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sums("sums", List.of(name), List.of("a"), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sums("sums", List.of("k"), List.of(name), ""));
    }

    private static RowTable<Row> table(String name, String key) {
        return RowTable.withUuid(name, key, (result, number) -> new Row("", 0));
    }
}
