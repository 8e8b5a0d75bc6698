package dev.orderflow.api.reliability;

import java.io.IOException;

/** What Java can't send by itself. */
final class Signals {

    private Signals() {}

    static void send(String name, long pid) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .onExit()
                .join();
    }
}
