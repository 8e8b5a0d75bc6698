package dev.orderflow.projections.orderdetails;

import dev.orderflow.platform.json.DecimalsAsStrings;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An order's lines as the column {@code lines} keeps them. Amounts are strings, so that 20.00 stays 20.00. */
final class LinesJson {

    private static final TypeReference<List<OrderDetailsLine>> LINES = new TypeReference<>() {};

    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new DecimalsAsStrings()).build();

    private LinesJson() {}

    static String write(List<OrderDetailsLine> lines) {
        return MAPPER.writeValueAsString(lines);
    }

    static List<OrderDetailsLine> read(String json) {
        return MAPPER.readValue(json, LINES);
    }
}
