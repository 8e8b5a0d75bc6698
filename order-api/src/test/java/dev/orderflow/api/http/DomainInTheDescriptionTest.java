package dev.orderflow.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderflow.api.CommandCall;
import dev.orderflow.domain.Refusal;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderStatus;
import io.swagger.v3.core.util.Yaml31;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The description of the API repeats names of the domain, and no compiler compares them. */
class DomainInTheDescriptionTest {

    private static final Path OPENAPI = Path.of("src/main/resources/openapi");

    @Test
    void statusesAreThoseOfTheDomain() {
        assertSame("orderflow.yaml", "/components/schemas/OrderStatus/enum", statuses());
    }

    @Test
    void theSummaryOfACustomerCountsEveryStatus() {
        String counts = "/components/schemas/CustomerSummary/properties/ordersByStatus";
        assertSame("queries.yaml", counts + "/required", statuses());
        assertSame("queries.yaml", counts + "/properties", statuses());
        assertSame(
                "queries.yaml",
                "/paths/~1api~1customers~1{customerId}~1orders~1summary/get/responses/200/content/application~1json"
                        + "/examples/twoOrders/value/ordersByStatus",
                statuses());
    }

    @Test
    void reasonsAreThoseOfTheDomain() {
        assertSame(
                "problems.yaml",
                "/components/schemas/Problem/properties/reason/enum",
                Stream.of(Refusal.values()).map(Refusal::code).toList());
    }

    @Test
    void typesOfEventsAreThoseOfTheDomain() {
        String description = read("history.yaml")
                .at("/components/schemas/Event/properties/type/description")
                .asText();

        assertThat(Pattern.compile("`(\\w+)`").matcher(description).results().map(match -> match.group(1)))
                .as("The types in the description of Event.type in openapi/history.yaml")
                .containsExactlyInAnyOrderElementsOf(Stream.of(OrderEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    /** {@code ApiDescriptionIT} shows that every call is described at all. */
    @ParameterizedTest
    @EnumSource
    void aPostedCommandTakesAnIdempotencyKey(CommandCall call) {
        JsonNode described = read("idempotency.yaml")
                .path("paths")
                .path(call.pattern())
                .path(call.method().toLowerCase(Locale.ROOT));

        assertThat(described.isMissingNode())
                .as(
                        "openapi/idempotency.yaml: every command that is posted takes a key, so describe it for %s",
                        call.pattern())
                .isEqualTo(!call.method().equals("POST"));
    }

    private static List<String> statuses() {
        return Stream.of(OrderStatus.values()).map(OrderStatus::name).toList();
    }

    /** The names of members, or the values of a list. */
    private static void assertSame(String file, String pointer, List<String> expected) {
        JsonNode node = read(file).at(pointer);
        List<String> names = node.isObject()
                ? node.propertyStream().map(member -> member.getKey()).toList()
                : StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
        assertThat(names)
                .as("openapi/%s repeats the domain at %s. What is missing has to be added there", file, pointer)
                .containsExactlyElementsOf(expected);
    }

    private static JsonNode read(String file) {
        try {
            return Yaml31.mapper().readTree(Files.readString(OPENAPI.resolve(file)));
        } catch (IOException e) {
            throw new AssertionError("This test names a file of the description that is not there: " + file, e);
        }
    }
}
