package dev.orderflow.platform.web.request;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a request into a record, or refuses it with all of its faults at once. */
final class StrictJsonConverter implements HttpMessageConverter<Record> {

    private final RequestValues values;
    private final JsonMapper json;

    StrictJsonConverter(RequestValues values) {
        this.values = values;
        this.json = StrictJson.mapper(values);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public Record read(Class<? extends Record> type, HttpInputMessage message) throws IOException {
        BodyErrors faults = new BodyErrors(values);
        Record request = read(type, message.getBody().readAllBytes(), faults);
        faults.throwIfAny();
        return Objects.requireNonNull(request, "Without a fault there is a record");
    }

    private @Nullable Record read(Class<? extends Record> type, byte[] body, BodyErrors faults) {
        try (JsonParser parser = json.createParser(decode(body))) {
            return read(type, parser, faults);
        } catch (CharacterCodingException e) {
            faults.unreadable("", "is not UTF-8");
            return null;
        }
    }

    private @Nullable Record read(Class<? extends Record> type, JsonParser parser, BodyErrors faults) {
        try {
            return json.readerFor(type).withAttribute(BodyErrors.class, faults).readValue(parser);
        } catch (JacksonException e) {
            faults.unreadable(BodyErrors.pointer(parser), reason(e));
            return null;
        }
    }

    /** Jackson's own messages may quote the body and name classes. */
    private static String reason(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return "is nested too deeply, or has too long a name";
        }
        if (e.getOriginalMessage().startsWith("Duplicate Object property")) {
            return "is there twice";
        }
        TokenStreamLocation where = e.getLocation();
        return where == null
                ? "is not JSON"
                : "is not JSON from line %s, column %s on".formatted(where.getLineNr(), where.getColumnNr());
    }

    /** Jackson would also accept halves of surrogate pairs, and other encodings. */
    private static String decode(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    @Override
    public void write(Record answer, @Nullable MediaType type, HttpOutputMessage message) {
        throw new UnsupportedOperationException("Reads only");
    }
}
