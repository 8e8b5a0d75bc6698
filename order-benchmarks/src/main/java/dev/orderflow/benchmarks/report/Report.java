package dev.orderflow.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tables and charts, in the sequence in which they were measured. */
public final class Report {

    private final List<ReportTable> tables = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();

    public ReportTable table(String title, String... columns) {
        ReportTable table = new ReportTable(title, List.of(columns));
        tables.add(table);
        return table;
    }

    public void chart(Chart chart) {
        charts.add(chart);
    }

    public void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("benchmarks.md"), markdown());
        Files.writeString(directory.resolve("benchmarks.html"), HtmlPage.of(tables, charts));
    }

    public String markdown() {
        StringBuilder text = new StringBuilder();
        for (ReportTable table : tables) {
            text.append("\n## ").append(table.title()).append("\n\n");
            List<List<String>> rows = table.rows();
            text.append(line(rows.get(0)));
            text.append("|---".repeat(rows.get(0).size())).append("|\n");
            rows.stream().skip(1).forEach(row -> text.append(line(row)));
        }
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
