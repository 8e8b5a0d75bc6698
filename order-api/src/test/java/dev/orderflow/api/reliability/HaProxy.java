package dev.orderflow.api.reliability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The machine's own HAProxy with the project's configuration. Tests are skipped without it, unless {@code HAPROXY_TESTS=required}. */
final class HaProxy implements AutoCloseable {

    static final class IsInstalled implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
            if (find().isPresent()) {
                return ConditionEvaluationResult.enabled("There is an HAProxy");
            }
            if ("required".equals(System.getenv("HAPROXY_TESTS"))) {
                throw new IllegalStateException("There is no HAProxy, and HAPROXY_TESTS=required");
            }
            return ConditionEvaluationResult.disabled("There is no HAProxy on this machine; HAPROXY may name one");
        }
    }

    private static final Path CONFIGURATION = Path.of("..", "docker", "haproxy", "haproxy.cfg");

    private final Process process;
    private final int port;

    private HaProxy(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Returns once it accepts connections. It takes the nodes to be well until their first checks. */
    static HaProxy start(int port, int firstNode, int secondNode) throws IOException {
        ProcessBuilder haproxy = command(port, firstNode, secondNode);
        Path log = Path.of("target", "haproxy-" + port + ".log");
        HaProxy started = new HaProxy(
                haproxy.redirectErrorStream(true).redirectOutput(log.toFile()).start(), port);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .failFast("HAProxy has ended, see " + log, () -> !started.process.isAlive())
                .until(started::accepts);
        return started;
    }

    /** What it has to say of the configuration; with it, it starts nothing. */
    static Process check() throws IOException {
        ProcessBuilder haproxy = command(80, 8081, 8082);
        haproxy.command().add("-c");
        return haproxy.redirectErrorStream(true).start();
    }

    private static ProcessBuilder command(int port, int firstNode, int secondNode) {
        ProcessBuilder haproxy = new ProcessBuilder(find().orElseThrow().toString(), "-f", CONFIGURATION.toString());
        haproxy.environment().put("LISTEN", "127.0.0.1:" + port);
        haproxy.environment().put("NODE_1", "127.0.0.1:" + firstNode);
        haproxy.environment().put("NODE_2", "127.0.0.1:" + secondNode);
        return haproxy;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
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
        return Stream.concat(Stream.ofNullable(System.getenv("HAPROXY")), Stream.of("/usr/sbin/haproxy"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
