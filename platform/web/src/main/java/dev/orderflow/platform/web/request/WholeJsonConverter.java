package dev.orderflow.platform.web.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an answer as a whole, with its length. Spring's own converter does not know the length, so the server sends the end of each
 * answer as a packet of its own, with one more system call here and one at the client.
 */
final class WholeJsonConverter extends JacksonJsonHttpMessageConverter {

    private record Buffered(HttpHeaders getHeaders, OutputStream getBody) implements HttpOutputMessage {}

    WholeJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(
            Object answer, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        super.writeInternal(answer, type, new Buffered(message.getHeaders(), body), hints);
        message.getHeaders().setContentLength(body.size());
        body.writeTo(message.getBody());
    }
}
