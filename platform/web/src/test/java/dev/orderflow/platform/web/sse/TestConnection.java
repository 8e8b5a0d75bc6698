package dev.orderflow.platform.web.sse;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Takes so many writes, and is not ready for more. */
final class TestConnection extends ServletOutputStream {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    int capacity = 100;
    final CountDownLatch isWriting = new CountDownLatch(1);
    volatile CompletableFuture<Void> mayGoOn = CompletableFuture.completedFuture(null);
    boolean isBroken;

    String sent() {
        return sent.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean isReady() {
        return capacity > 0;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (isBroken) {
            throw new IOException("Broken pipe");
        }
        isWriting.countDown();
        mayGoOn.join();
        capacity--;
        sent.writeBytes(bytes);
    }

    @Override
    public void write(int one) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
    }
}
