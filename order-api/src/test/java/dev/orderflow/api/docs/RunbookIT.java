package dev.orderflow.api.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.Scrape;
import dev.orderflow.api.TestOrders;
import dev.orderflow.api.observability.AlertFile;
import dev.orderflow.platform.replication.ReadNodeMeters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An alert looks at what the application really tells, and leads to a section whose advice can be followed. */
@FullApplication
class RunbookIT {

    private static final Path DOCS = Path.of("..", "docs");

    private static final Pattern METER = Pattern.compile("\\borderflow_\\w+");

    private static final Pattern HEADING = Pattern.compile("(?m)^##? (.+)$");

    /** A line of the index: name, section and severity of an alert. */
    private static final Pattern INDEXED = Pattern.compile("(?m)^\\| \\[(\\w+)]\\((#[^)]+)\\) \\| (\\w+) \\|");

    /** A table's cell that names meters. */
    private static final Pattern DESCRIBED = Pattern.compile("(?m)^\\| (`orderflow_[^|]+) \\|");

    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    @LocalServerPort
    private int port;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcClient sql;

    @Test
    void everyMeterInAnAlertIsServed() throws IOException {
        Set<String> served = withThoseOfReadNodes(scrape().names());

        assertThat(alerts())
                .hasSizeGreaterThan(5)
                .allSatisfy(alert -> assertThat(meters(alert.expression()))
                        .as(alert.name())
                        .isNotEmpty()
                        .isSubsetOf(served));
    }

    @Test
    void everyAlertLeadsToItsSectionOfTheRunbook() throws IOException {
        Set<String> sections = HEADING.matcher(runbook())
                .results()
                .map(heading -> "operations.md#" + anchor(heading.group(1)))
                .collect(Collectors.toSet());

        assertThat(alerts())
                .allSatisfy(alert -> assertThat(sections).as(alert.name()).contains(alert.runbook()));
    }

    /** So that somebody who is woken up sees at a glance what it is about. */
    @Test
    void theIndexOfAlarmsNamesEveryAlert() throws IOException {
        List<String> indexed = INDEXED.matcher(runbook())
                .results()
                .map(line -> line.group(1) + " operations.md" + line.group(2) + " " + line.group(3))
                .toList();

        assertThat(indexed)
                .containsExactlyInAnyOrderElementsOf(alerts().stream()
                        .map(alert -> alert.name() + " " + alert.runbook() + " " + alert.severity())
                        .toList());
    }

    @Test
    void theRunbookDescribesEveryMeterOfOurs() throws IOException {
        Set<String> served = scrape().names().stream()
                .filter(name -> name.startsWith("orderflow_"))
                .map(name -> name.replaceFirst("(?<=commands_seconds|gap_waits_seconds)_(count|sum|max|bucket)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = DESCRIBED
                .matcher(runbook())
                .results()
                .flatMap(cell -> meters(cell.group(1)).stream())
                .collect(Collectors.toSet());

        assertThat(served).isNotEmpty();
        assertThat(described).containsExactlyInAnyOrderElementsOf(withThoseOfReadNodes(served));
    }

    /** Parsed and looked up by the server, but not run. */
    @Test
    void whatItSaysToPsqlIsUnderstood() throws IOException {
        List<String> statements = SQL.matcher(runbook())
                .results()
                .flatMap(block -> Stream.of(block.group(1).split(";")))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();

        assertThat(statements)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        statement -> assertThatCode(() -> prepare(statement)).doesNotThrowAnyException());
    }

    @Test
    void aReplayThatIsGivenUpLeavesTheWayOpenForAnother() throws IOException {
        String giveUp = SQL.matcher(runbook())
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.startsWith("update read_model.replays"))
                .findFirst()
                .orElseThrow();
        Operator operator = new Operator(sql);
        operator.pause("order-list");
        operator.beginReplay("order-list");

        assertThat(sql.sql(giveUp).update()).isEqualTo(1);
        operator.resume("order-list");

        operator.replay("order-list");
        operator.awaitCaughtUp("order-list");
    }

    private static Set<String> withThoseOfReadNodes(Set<String> served) {
        Set<String> all = new TreeSet<>(served);
        all.addAll(ReadNodeMeters.NAMES);
        return all;
    }

    private void prepare(String statement) {
        sql.sql("prepare advice as " + statement).update();
        sql.sql("deallocate all").update();
    }

    private Scrape scrape() {
        commands.sendAndWait(TestOrders.place(TestOrders.newId()));
        String operator = Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.US_ASCII));
        return Scrape.of(
                Answer.to(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                        .header("Authorization", "Basic " + operator)
                        .build()));
    }

    private static List<AlertFile.Alert> alerts() throws IOException {
        return AlertFile.read().alerts();
    }

    private static Set<String> meters(String text) {
        return METER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String runbook() throws IOException {
        return Files.readString(DOCS.resolve("operations.md"));
    }

    /** As a page of the repository is rendered. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }
}
