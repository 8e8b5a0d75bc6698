package dev.orderflow.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under one title. */
public final class ReportTable {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    ReportTable(String title, List<String> columns) {
        this.title = title;
        rows.add(columns);
    }

    /** What it is, and what it came to: a text, or whatever has a readable {@code toString}. */
    public void row(Object... cells) {
        rows.add(List.of(cells).stream().map(Object::toString).toList());
    }

    String title() {
        return title;
    }

    /** The first row has the names of the columns. */
    List<List<String>> rows() {
        return rows;
    }
}
