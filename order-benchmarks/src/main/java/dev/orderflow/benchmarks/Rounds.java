package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.report.Chart;
import dev.orderflow.benchmarks.report.Report;
import dev.orderflow.benchmarks.report.ReportTable;
import dev.orderflow.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The costs of several kinds of request, each measured once in every round. */
final class Rounds {

    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    void add(String what, Cost cost) {
        costs.computeIfAbsent(what, first -> new ArrayList<>()).add(cost);
    }

    Spread spread(String what, ToDoubleFunction<Cost> value) {
        return Spread.of(of(what).stream().mapToDouble(value));
    }

    /** Of each round by itself, because a round's figure and its floors were measured within the same seconds. */
    Spread ratio(String figure, String... floors) {
        return Spread.of(IntStream.range(0, of(figure).size()).mapToDouble(round -> {
            double floor = List.of(floors).stream()
                    .mapToDouble(name -> of(name).get(round).all())
                    .sum();
            return of(figure).get(round).all() / floor;
        }));
    }

    /** Of one part of the cost. */
    Spread ratio(String figure, String floor, ToDoubleFunction<Cost> part) {
        return Spread.of(IntStream.range(0, of(figure).size())
                .mapToDouble(round -> part.applyAsDouble(of(figure).get(round))
                        / part.applyAsDouble(of(floor).get(round))));
    }

    Spread ratioOfRates(String figure, String floor) {
        return Spread.of(IntStream.range(0, of(figure).size())
                .mapToDouble(round -> of(figure).get(round).measured().perSecond()
                        / of(floor).get(round).measured().perSecond()));
    }

    void report(Report report) {
        ReportTable table = report.table(
                "Requests: CPU in microseconds; median (least–most) of the rounds",
                "request",
                "a second",
                "p50 ms",
                "p99 ms",
                "application",
                "PostgreSQL",
                "load",
                "all");
        costs.keySet()
                .forEach(what -> table.row(
                        what,
                        spread(what, cost -> cost.measured().perSecond()),
                        spread(what, cost -> cost.measured().p50()),
                        spread(what, cost -> cost.measured().p99()),
                        spread(what, Cost::application),
                        spread(what, Cost::postgres),
                        spread(what, Cost::load),
                        spread(what, Cost::all)));
        report.chart(new Chart(
                "CPU of a request",
                "µs",
                IntStream.range(0, costs.size()).mapToObj(i -> (double) i).toList(),
                List.copyOf(costs.keySet()),
                List.of(
                        part("application", Cost::application),
                        part("PostgreSQL", Cost::postgres),
                        part("load", Cost::load))));
    }

    private Chart.Series part(String name, ToDoubleFunction<Cost> part) {
        return new Chart.Series(
                name,
                costs.keySet().stream().map(what -> spread(what, part).median()).toList());
    }

    private List<Cost> of(String what) {
        return Objects.requireNonNull(costs.get(what), what);
    }
}
