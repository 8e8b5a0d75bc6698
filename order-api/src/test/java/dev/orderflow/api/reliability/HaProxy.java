package dev.orderflow.api.reliability;

import dev.orderflow.api.InstalledProgram;
import dev.orderflow.platform.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** The machine's own HAProxy with the project's configuration. Tests are skipped without it, unless {@code HAPROXY_TESTS=required}. */
public final class HaProxy implements AutoCloseable {

    public static final class IsInstalled extends InstalledProgram {

        public IsInstalled() {
            super("HAProxy", "HAPROXY_TESTS", "HAPROXY may name one", find().isPresent());
        }
    }

    static final String ONE_DATABASE = "haproxy.cfg";
    static final String READ_SIDE = "read-side.cfg";

    private final Process process;
    private final String scheme;
    private final int port;

    private HaProxy(Process process, String scheme, int port) {
        this.process = process;
        this.scheme = scheme;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Returns once it accepts connections. It takes the nodes to be well until their first checks. */
    static HaProxy start(int firstNode, int secondNode) throws IOException {
        return start(ONE_DATABASE, Map.of("NODE_1", firstNode, "NODE_2", secondNode));
    }

    /** By the names that the configuration has for the nodes, with their ports. */
    static HaProxy start(String configuration, Map<String, Integer> nodes) throws IOException {
        int port = FreePort.find();
        return start("http", port, command(configuration, port, nodes));
    }

    /** It ends TLS, and has one node. */
    public static HaProxy startWithTls(Path certificate, int node) throws IOException {
        int port = FreePort.find();
        ProcessBuilder haproxy = command(ONE_DATABASE, port, Map.of("NODE_1", node, "NODE_2", node));
        haproxy.environment().put("TLS", "ssl crt " + certificate + " alpn h2,http/1.1");
        return start("https", port, haproxy);
    }

    private static HaProxy start(String scheme, int port, ProcessBuilder haproxy) throws IOException {
        Path log = Path.of("target", "haproxy-" + port + ".log");
        HaProxy started = new HaProxy(
                haproxy.redirectErrorStream(true).redirectOutput(log.toFile()).start(), scheme, port);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .failFast("HAProxy has ended, see " + log, () -> !started.process.isAlive())
                .until(started::accepts);
        return started;
    }

    /** What it has to say of the configuration; with it, it starts nothing. */
    static Process check(String configuration) throws IOException {
        ProcessBuilder haproxy = command(
                configuration,
                80,
                Map.of("NODE_1", 81, "NODE_2", 82, "WRITE_1", 83, "WRITE_2", 84, "READ_1", 85, "READ_2", 86));
        haproxy.command().add("-c");
        return haproxy.redirectErrorStream(true).start();
    }

    private static ProcessBuilder command(String configuration, int port, Map<String, Integer> nodes) {
        Path file = Path.of("..", "docker", "haproxy", configuration);
        ProcessBuilder haproxy = new ProcessBuilder(find().orElseThrow().toString(), "-f", file.toString());
        haproxy.environment().put("LISTEN", "127.0.0.1:" + port);
        haproxy.environment().put("TLS", "");
        nodes.forEach((name, node) -> haproxy.environment().put(name, "127.0.0.1:" + node));
        return haproxy;
    }

    public URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Path> find() {
        return InstalledProgram.first("HAPROXY", List.of("/usr/sbin/haproxy"));
    }
}
