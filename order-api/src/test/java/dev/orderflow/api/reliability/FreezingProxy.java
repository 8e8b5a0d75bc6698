package dev.orderflow.api.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.util.StreamUtils;

/**
 * Stands between an application and its database, and can stop to forward without closing anything, like a network that loses all
 * packets, or a firewall that has forgotten its connections.
 */
final class FreezingProxy implements AutoCloseable {

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI target;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile Gate gate = new Gate();

    /** @param url where the database is, by JDBC */
    FreezingProxy(String url) throws IOException {
        this.target = URI.create(url.substring("jdbc:".length()));
        inBackground(this::accept);
    }

    /** Where the database is, by way of this proxy. */
    String url() {
        return "jdbc:postgresql://localhost:" + entrance.getLocalPort() + target.getPath();
    }

    /** Nothing gets through any more, also on new connections. */
    void freeze() {
        gate.close();
    }

    void thaw() {
        gate.open();
    }

    /** Nothing gets through on the connections that are open. New ones work. */
    void forgetOpenConnections() {
        gate.close();
        gate = new Gate();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = remember(entrance.accept());
            Gate ofThisConnection = gate;
            inBackground(() -> {
                ofThisConnection.pass();
                Socket server = remember(new Socket(target.getHost(), target.getPort()));
                inBackground(() -> forward(server, client, ofThisConnection));
                forward(client, server, ofThisConnection);
            });
        }
    }

    /** The end of a connection is forwarded too, and is held up like all else. */
    private static void forward(Socket from, Socket to, Gate gate) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[StreamUtils.BUFFER_SIZE];
            int length;
            do {
                length = in.read(buffer);
                gate.pass();
                out.write(buffer, 0, Math.max(0, length));
            } while (length >= 0);
        }
    }

    private Socket remember(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private interface Work {

        void run() throws IOException;
    }

    /** Threads end when a socket is closed, by either side or by this proxy. */
    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // closed
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Lets bytes pass, or holds them up. */
    private static final class Gate {

        private boolean isOpen = true;

        synchronized void close() {
            isOpen = false;
        }

        synchronized void open() {
            isOpen = true;
            notifyAll();
        }

        synchronized void pass() {
            while (!isOpen) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
