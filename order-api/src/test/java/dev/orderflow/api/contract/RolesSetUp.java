package dev.orderflow.api.contract;

import dev.orderflow.api.Answer;
import dev.orderflow.api.OneNode;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.testing.TestPostgres.Database;
import dev.orderflow.platform.web.AnsweringNodes;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Nodes of one role each, with a database each. The copy of the log is filled by plain SQL, so no broker is needed. */
abstract class RolesSetUp {

    /** What follows the log by a broker. */
    private static final String NOT_FOLLOWING =
            "spring.autoconfigure.exclude=dev.orderflow.platform.replication.FollowerAutoConfiguration";

    private record Call(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static ConfigurableApplicationContext start(Database database, String role) {
        return OneNode.start(database, "orderflow.role=" + role, NOT_FOLLOWING);
    }

    static Client client(ConfigurableApplicationContext node, String account) {
        return new Client(node.getEnvironment().getRequiredProperty("local.server.port", Integer.class), account);
    }

    static JdbcClient sql(Database database) {
        return JdbcClient.create(database.dataSource());
    }

    /** Appends what the copy lacks, with the positions that it has in the log. */
    static void follow(Database log, Database copy) {
        long head = sql(copy)
                .sql("select coalesce(max(position), 0) from event_store.events")
                .query(Long.class)
                .single();
        String columns =
                "position, event_id, causation_id, aggregate_type, aggregate_id, sequence_number, type, revision,"
                        + " timestamp, payload, metadata";
        List<String> rows = sql(log).sql("""
                        select quote_literal(to_jsonb(e)::text) from event_store.events e where position > ? order by position
                        """).param(head).query(String.class).list();
        try (Connection connection = copy.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            for (String row : rows) {
                connection
                        .createStatement()
                        .execute("insert into event_store.events (" + columns + ") overriding system value select "
                                + columns + " from jsonb_populate_record(null::event_store.events, " + row
                                + "::jsonb)");
            }
            connection
                    .createStatement()
                    .execute("select setval(pg_get_serial_sequence('event_store.events', 'position'), max(position))"
                            + " from event_store.events");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Warnings and errors, but for what any replay may log: of a batch whose segment was taken. */
    static List<String> complaints(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .filter(line -> !line.contains("Aborting Work Package"))
                .toList();
    }

    /** The calls below a path that a node leaves to others, with some path of each. A stream that it answers would not end. */
    static List<String> refused(ConfigurableApplicationContext node, String below) {
        NodeRole role = node.getBean(NodeRole.class);
        return Stream.concat(
                        calls(node, handler -> true).stream()
                                .filter(call -> !call.path().endsWith("/stream")),
                        calls(node, handler -> !role.answers(Objects.requireNonNull(AnsweringNodes.of(handler))))
                                .stream()
                                .filter(call -> call.path().endsWith("/stream")))
                .filter(call -> call.path().startsWith(below))
                .filter(call -> client(node, "operator")
                                .send(call.method(), call.path(), BodyPublishers.noBody())
                                .status()
                        == 421)
                .map(Call::toString)
                .distinct()
                .toList();
    }

    /** Those whose handlers say that nodes of this role answer them. */
    static List<String> callsFor(ConfigurableApplicationContext node, NodeRole role) {
        return calls(node, handler -> AnsweringNodes.of(handler) == role).stream()
                .map(Call::toString)
                .distinct()
                .toList();
    }

    private static List<Call> calls(ConfigurableApplicationContext node, Predicate<HandlerMethod> isWanted) {
        return node
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(handler ->
                        handler.getKey().getPatternValues().stream().allMatch(path -> path.startsWith("/api/")))
                .filter(handler -> isWanted.test(handler.getValue()))
                .flatMap(handler -> calls(handler.getKey()))
                .toList();
    }

    private static Stream<Call> calls(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .map(pattern -> pattern.replaceAll("\\{[^}]*}", "x"))
                .flatMap(path -> methods.stream().map(method -> new Call(method.name(), path)));
    }

    static List<String> names(Answer processors) {
        return StreamSupport.stream(processors.json().get("items").spliterator(), false)
                .map(item -> item.get("name").stringValue())
                .toList();
    }
}
