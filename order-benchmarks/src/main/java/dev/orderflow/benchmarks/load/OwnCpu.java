package dev.orderflow.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The CPU time that this process has used, in all its threads. */
final class OwnCpu {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private OwnCpu() {}

    static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }
}
