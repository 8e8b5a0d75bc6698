package dev.orderflow.api.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processes of a PostgreSQL server: the postmaster, and those that it has started. */
record ServerProcesses(ProcessHandle postmaster) {

    private static final String PID = "postmaster.pid";

    /** Of the server that runs on this directory. */
    static ServerProcesses of(Path directory) throws IOException {
        String pid = Files.readAllLines(directory.resolve(PID)).get(0);
        return new ServerProcesses(
                ProcessHandle.of(Long.parseLong(pid)).orElseThrow(() -> new IOException("The server is dead")));
    }

    /** A server that was killed leaves a file behind, which would keep the next one from starting. */
    static void forget(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(PID));
    }

    boolean isAlive() {
        return postmaster.isAlive();
    }

    void kill() throws IOException {
        Signals.send("STOP", postmaster.pid()); // or it forks another while its processes are being counted
        postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    void signal(String name) throws IOException {
        Signals.send(name, postmaster.pid()); // first, or it forks another meanwhile
        for (ProcessHandle child : postmaster.descendants().toList()) {
            Signals.send(name, child.pid());
        }
    }
}
