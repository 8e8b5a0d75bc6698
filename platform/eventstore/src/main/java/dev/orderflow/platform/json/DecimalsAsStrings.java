package dev.orderflow.platform.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import tools.jackson.databind.module.SimpleModule;

/** Writes decimals as JSON strings: 20.00 keeps its zeros, and no reader takes it for a binary fraction. */
public final class DecimalsAsStrings extends SimpleModule {

    @Override
    public void setupModule(SetupContext context) {
        context.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
    }
}
