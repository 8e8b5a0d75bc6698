package dev.orderflow.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * As much of HTTP/1.1 as a load needs. The JDK's client would take about as much of the machine as the requests that it sends, and
 * what is measured here is what is left of the machine.
 */
final class HttpConnection implements Closeable {

    private final int port;
    private @Nullable Socket socket;
    private InputStream answers = InputStream.nullInputStream();

    HttpConnection(int port) {
        this.port = port;
    }

    /** Returns the status. The answer has been read to its end. */
    int send(String request) throws IOException {
        Socket open = socket == null ? connect() : socket;
        open.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        boolean stays = readRest();
        if (!stays) {
            close();
        }
        return status;
    }

    private Socket connect() throws IOException {
        Socket opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        answers = new BufferedInputStream(opened.getInputStream());
        socket = opened;
        return opened;
    }

    /** Returns whether the server keeps the connection: Tomcat ends one after so many requests. */
    private boolean readRest() throws IOException {
        boolean stays = true;
        boolean inChunks = false;
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            inChunks |= lower.equals("transfer-encoding: chunked");
            stays &= !lower.equals("connection: close");
        }
        if (inChunks) {
            for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
                answers.skipNBytes(chunk);
                line();
            }
            line();
        }
        answers.skipNBytes(length);
        return stays;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new EOFException("The server has closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
