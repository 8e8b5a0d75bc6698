package dev.orderflow.api;

import dev.orderflow.platform.json.DecimalsAsStrings;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How answers write sums and times. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    /** RFC 3339 in UTC, always with the six decimals that PostgreSQL keeps. */
    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    @Bean
    JsonMapperBuilderCustomizer answers() {
        return json ->
                json.addModule(new DecimalsAsStrings()).addModule(new SimpleModule().addSerializer(new Microseconds()));
    }

    private static final class Microseconds extends StdSerializer<Instant> {

        Microseconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(MICROSECONDS.format(instant));
        }
    }
}
