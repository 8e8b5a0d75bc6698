package dev.orderflow.platform.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The only type of body that is read: JSON, in UTF-8 and not compressed. */
final class JsonType {

    private JsonType() {}

    static boolean isTypeOf(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && isJson(type) && isPlain(request.getHeader(HttpHeaders.CONTENT_ENCODING));
    }

    /** Spring fails on a type with a wildcard or an unknown charset, even where there is no body that has this type. */
    static boolean isMalformed(@Nullable String contentType) {
        try {
            return contentType != null && !MediaType.parseMediaType(contentType).isConcrete();
        } catch (InvalidMediaTypeException e) {
            return true;
        }
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            Charset charset = type.getCharset();
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean isPlain(@Nullable String contentEncoding) {
        return contentEncoding == null || contentEncoding.equalsIgnoreCase("identity");
    }
}
