package dev.orderflow.platform.web.request;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.WebUtils;

/** A request whose body is read once, not before it is asked for, and can be looked at again and again. */
public final class BufferedRequest extends HttpServletRequestWrapper {

    /** In bytes. The largest order that the rules allow takes about a third. */
    private static final int MOST = 64 * 1024;

    private byte @Nullable [] read;

    BufferedRequest(HttpServletRequest request) {
        super(request);
    }

    /** The request, wherever wrappers have hidden it. */
    public static BufferedRequest of(HttpServletRequest request) {
        return Objects.requireNonNull(
                WebUtils.getNativeRequest(request, BufferedRequest.class), "The filter BodyBuffer has to come first");
    }

    /**
     * The body's bytes, none if there is no body.
     *
     * @throws Problem for a body that is too large or that breaks off
     */
    public byte[] body() {
        if (isTooLarge()) {
            throw new Problem(ProblemType.REQUEST_TOO_LARGE, "At most " + MOST + " bytes are read.");
        }
        return read();
    }

    boolean hasBody() {
        return getContentLengthLong() > 0 || (isChunked() && read().length > 0);
    }

    boolean isTooLarge() {
        return getContentLengthLong() > MOST || read().length > MOST;
    }

    private boolean isChunked() {
        return getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** One byte more than is allowed tells that there is too much. The rest of a body too large is never read. */
    private byte[] read() {
        if (read == null) {
            try {
                read = super.getInputStream().readNBytes(MOST + 1);
            } catch (IOException e) {
                throw new Problem(ProblemType.INVALID_REQUEST, "The body breaks off, or does not arrive.");
            }
        }
        return read;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new BufferedBody(body());
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
