package dev.orderflow.deadlines;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the data of tasks as JSON, so that people can read it in psql. The default of db-scheduler is Java's serialization. */
final class TaskData implements Serializer {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(all -> all.withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .build();

    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        return data == null ? null : JSON.writeValueAsBytes(data);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
        return data == null ? null : JSON.readValue(data, type);
    }
}
