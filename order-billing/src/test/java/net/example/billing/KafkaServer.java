package net.example.billing;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka's own server as a process, with one node that is broker and controller. It can be killed, and started again with what it had. */
final class KafkaServer {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaServer.class);

    private final Path folder = Files.createTempDirectory("kafka");
    private final Path settings = folder.resolve("server.properties");
    private final int port = freePort();

    private @Nullable Process process;

    KafkaServer() throws IOException {
        int controller = freePort();
        Files.writeString(
                settings, """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$s
                listeners=PLAINTEXT://localhost:%1$s,CONTROLLER://localhost:%2$s
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                num.partitions=3
                # One node has no replicas.
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(Integer.toString(port), Integer.toString(controller), folder.resolve("data")));
        int result = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString()}, System.out);
        if (result != 0) {
            throw new IllegalStateException("The storage of Kafka could not be made");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        start();
    }

    String address() {
        return "localhost:" + port;
    }

    /** Returns when it answers. */
    void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "kafka.Kafka",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "kafka-" + port + ".log").toFile()))
                .start();
        Awaitility.await().atMost(Duration.ofMinutes(3)).ignoreExceptions().until(this::answers);
    }

    /** {@code kill -9}. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** {@code kill -STOP}: it keeps its connections and the system accepts new ones, but it answers nothing until it may go on. */
    void hang() throws IOException, InterruptedException {
        signal("STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        String pid = Long.toString(Objects.requireNonNull(process).pid());
        int result = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
        if (result != 0) {
            throw new IllegalStateException("The process " + pid + " could not be sent " + name);
        }
    }

    private boolean answers() throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address()))) {
            return List.of(1)
                    .equals(admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).stream()
                            .map(node -> node.id())
                            .toList());
        }
    }

    /** Below those that the system gives to connections, so that nobody takes it while the server is killed. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                LOG.debug("Port {} is taken", port);
            }
        }
    }
}
