package dev.orderflow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CPU time of other processes, as Linux counts it; 0 elsewhere. */
final class ProcessCpu {

    /** The unit of /proc is the same on all platforms that the JDK runs on: USER_HZ, a hundredth of a second. */
    private static final double MICROS = 10_000;

    /** Fields of /proc/PID/stat after the name, which is in parentheses: in the process itself, user and system. */
    private static final int OWN = 11;

    /** The same for those of its children that have ended. */
    private static final int ENDED_CHILDREN = 13;

    private ProcessCpu() {}

    static double micros(long process) {
        return sum(process, OWN);
    }

    /** With its children, those that have ended too. */
    static double microsOfFamily(long process) {
        return sum(process, OWN)
                + sum(process, ENDED_CHILDREN)
                + ProcessHandle.of(process).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToDouble(child -> sum(child.pid(), OWN))
                        .sum();
    }

    private static double sum(long process, int field) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return MICROS * (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1]));
        } catch (IOException e) {
            return 0; // it has just ended, and its parent knows its time
        }
    }
}
