package dev.orderflow.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import org.webjars.WebJarVersionLocator;
import tools.jackson.databind.json.JsonMapper;

/** One file that shows the tables and, drawn by uPlot, the charts. It needs no network: the library is in it. */
final class HtmlPage {

    private HtmlPage() {}

    static String of(List<ReportTable> tables, List<Chart> charts) throws IOException {
        return resource("dev/orderflow/benchmarks/report/page.html")
                .replace("{{uplot.css}}", uplot("uPlot.min.css"))
                .replace("{{uplot.js}}", uplot("uPlot.iife.min.js"))
                .replace("{{tables}}", tables.stream().map(HtmlPage::table).collect(Collectors.joining()))
                // No element may end within the script.
                .replace(
                        "{{charts}}",
                        JsonMapper.shared().writeValueAsString(charts).replace("<", "\\u003c"));
    }

    private static String table(ReportTable table) {
        String head = cells(table.rows().get(0), "th");
        String rows = table.rows().stream().skip(1).map(row -> cells(row, "td")).collect(Collectors.joining());
        return "<h2>" + HtmlUtils.htmlEscape(table.title(), "UTF-8") + "</h2>\n<table>\n" + head + rows + "</table>\n";
    }

    private static String cells(List<String> cells, String element) {
        return cells.stream()
                .map(cell -> "<" + element + ">" + HtmlUtils.htmlEscape(cell, "UTF-8") + "</" + element + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String uplot(String file) throws IOException {
        return resource(Objects.requireNonNull(
                new WebJarVersionLocator().fullPath("uplot", "dist/" + file), "uPlot is missing"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = HtmlPage.class.getClassLoader().getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(content, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
