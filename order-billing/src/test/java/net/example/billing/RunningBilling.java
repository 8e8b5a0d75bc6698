package net.example.billing;

import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Path;

/** The consumer as a process of its own, which can be killed. */
final class RunningBilling {

    private final Process process;

    RunningBilling(Database database, String kafka) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BillingApplication.class.getName(),
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.kafka.bootstrap-servers=" + kafka,
                        // The partitions of a consumer that was killed are given to the next one so much later. By
                        // default it is 45 s.
                        "--spring.kafka.consumer.properties.session.timeout.ms=10000")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "billing.log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
