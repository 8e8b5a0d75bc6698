package dev.orderflow.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Where it was measured, so that somebody else can say how his differs. */
public final class Machine {

    private Machine() {}

    public static void describe(ReportTable table, String postgres) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        table.row(
                "processors, shared by everything",
                Runtime.getRuntime().availableProcessors() + " × " + processor(system));
        table.row("memory", String.format(Locale.ROOT, "%.0f GB", system.getTotalMemorySize() / 1e9));
        table.row("operating system", system.getName() + " " + system.getVersion());
        table.row("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
        table.row("PostgreSQL, durable", postgres);
        table.row("on", LocalDate.now(ZoneOffset.UTC));
    }

    private static String processor(OperatingSystemMXBean system) throws IOException {
        Path processors = Path.of("/proc/cpuinfo");
        if (!Files.exists(processors)) {
            return system.getArch();
        }
        return Files.readAllLines(processors).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse(system.getArch());
    }
}
