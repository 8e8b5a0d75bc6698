package dev.orderflow.api;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Prometheus reads at one time. */
public record Scrape(List<Series> all) {

    private static final Pattern SERIES = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");

    /** One line: a name, labels as {@code key="value"}, and a figure. */
    public record Series(String name, Set<String> labels, double value) {}

    public static Scrape of(Answer answer) {
        return new Scrape(answer.text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(SERIES::matcher)
                .flatMap(line -> line.matches() ? Stream.of(series(line.group(1), line.group(2), line.group(3))) : null)
                .toList());
    }

    private static Series series(String name, String labels, String value) {
        Set<String> pairs = labels == null ? Set.of() : Set.of(labels.split(",(?=\\w+=)"));
        return new Series(name, pairs, Double.parseDouble(value));
    }

    public Set<String> names() {
        return all.stream().map(Series::name).collect(Collectors.toSet());
    }

    /** The sum of all series of this name that have these labels; 0 if there is none yet. */
    public double sum(String name, String... labels) {
        return all.stream()
                .filter(series -> series.name().equals(name) && series.labels().containsAll(List.of(labels)))
                .mapToDouble(Series::value)
                .sum();
    }
}
