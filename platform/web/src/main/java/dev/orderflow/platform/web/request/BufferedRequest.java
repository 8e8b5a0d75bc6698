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

/** A request whose body is read when it is first needed, and can then be read again and again. */
public final class BufferedRequest extends HttpServletRequestWrapper {

    private final int most;
    private byte @Nullable [] read;

    /** @param most bytes that are read */
    BufferedRequest(HttpServletRequest request, int most) {
        super(request);
        this.most = most;
    }

    /** The request inside its wrappers. */
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
            throw new Problem(ProblemType.REQUEST_TOO_LARGE, "At most " + most + " bytes are read.");
        }
        return read();
    }

    boolean hasBody() {
        return getContentLengthLong() > 0 || (isChunked() && read().length > 0);
    }

    boolean isTooLarge() {
        return getContentLengthLong() > most || read().length > most;
    }

    private boolean isChunked() {
        return getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** Reads at most one byte more than is allowed, which shows that the body is too large. The rest is never read. */
    private byte[] read() {
        if (read == null) {
            try {
                read = super.getInputStream().readNBytes(most + 1);
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
