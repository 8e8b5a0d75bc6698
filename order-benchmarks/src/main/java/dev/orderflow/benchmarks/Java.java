package dev.orderflow.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts other JVMs, of the kind that this one is. */
final class Java {

    private Java() {}

    /** A program of this module. */
    static ProcessBuilder program(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command(command);
    }

    static ProcessBuilder jar(Path jar, List<String> options) {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-jar", jar.toString()));
        return command(command);
    }

    private static ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
