package dev.orderflow.platform.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port for a program that is about to be started. */
public final class FreePort {

    /** From here on, systems give ports to connections (Linux from 32768). One of those could take it before the program does. */
    private static final int GIVEN_TO_CONNECTIONS = 32_768;

    private FreePort() {}

    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, GIVEN_TO_CONNECTIONS);
            if (isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
