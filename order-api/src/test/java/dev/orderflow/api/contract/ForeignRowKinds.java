package dev.orderflow.api.contract;

import static dev.orderflow.api.contract.ForeignRow.addition;
import static dev.orderflow.api.contract.ForeignRow.confirmation;
import static dev.orderflow.api.contract.ForeignRow.placement;
import static dev.orderflow.api.contract.ForeignRow.shipment;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The foreign rows that are tried, by what is foreign in them. */
final class ForeignRowKinds {

    private ForeignRowKinds() {}

    static List<ForeignRow> all() {
        return Stream.of(identifiers(), types(), payloads(), values(), metadata(), times(), histories())
                .flatMap(rows -> rows)
                .toList();
    }

    private static Stream<ForeignRow> identifiers() {
        return Stream.of(
                        placement("an aggregate id that is no UUID").of("order-7 of ORDER"),
                        placement("an empty aggregate id")
                                .of("")
                                .version(UUID.randomUUID().getMostSignificantBits() >>> 1),
                        placement("a long aggregate id").of("x".repeat(190_000) + "ORDER"),
                        placement("the longest aggregate id that does not compress")
                                .of(incompressible(2_680)),
                        placement("a UUID in capitals")
                                .of(UUID.randomUUID().toString().toUpperCase(Locale.ROOT)))
                .map(ForeignRow::isDamaged);
    }

    private static Stream<ForeignRow> types() {
        return Stream.concat(
                Stream.of(confirmation("our event under another kind of aggregate")
                        .ofA("Invoice")),
                Stream.of(
                                confirmation("an empty type").type(""),
                                confirmation("an empty revision").revision(""),
                                confirmation("a type of odd characters")
                                        .type("\u202e\n'); \"\\\t{}\ud83d\ude00")
                                        .revision("\u0001"),
                                confirmation("a type of 10 kB")
                                        .type("x".repeat(10_000))
                                        .revision("y".repeat(10_000)),
                                confirmation("a revision of the future").revision("99"),
                                confirmation("a revision that is no number").revision("x"),
                                confirmation("a type that is a name of the framework's")
                                        .type("org.axonframework.messaging.MetaData"),
                                confirmation("an event of another kind of aggregate")
                                        .ofA("Invoice")
                                        .type("InvoiceSent"))
                        .map(ForeignRow::isUnknown));
    }

    private static Stream<ForeignRow> payloads() {
        String deep = "{'orderId': 'ORDER', 'x': " + "[".repeat(2_000) + "]".repeat(2_000) + "}";
        return Stream.of("null", "[]", "'x'", "5", "{}", "{'orderId': 7}", "{'orderId': ['ORDER']}", deep)
                .map(json -> confirmation("the payload " + shortened(json)).payload(json))
                .map(ForeignRow::isDamaged);
    }

    private static Stream<ForeignRow> values() {
        return Stream.concat(
                Stream.of(
                                addition("a quantity of 2,000 digits")
                                        .with("'quantity': 1", "'quantity': " + "1".repeat(2_000)),
                                addition("a quantity of 10^12").with("'quantity': 1", "'quantity': 1000000000000"),
                                addition("a quantity in words").with("'quantity': 1", "'quantity': 'many'"),
                                addition("no quantity").with("'quantity': 1", "'size': 1"),
                                addition("a total with an exponent of 400,000").with("45.48", "1e400000"),
                                addition("a price with an exponent of a thousand million")
                                        .with("4.00", "1e999999999"),
                                placement("a great price of an old line")
                                        .revision("1")
                                        .with("'8.00'", "'1e999999999'"),
                                placement("a small price of an old line")
                                        .revision("1")
                                        .with("'8.00'", "'1e-999999999'"),
                                shipment("no carrier").with("'Post'", "null"),
                                shipment("a list of carriers").with("'Post'", "['Post']"),
                                placement("the identifier of another order")
                                        .with("ORDER", UUID.randomUUID().toString()))
                        .map(ForeignRow::isDamaged),
                Stream.of(
                        addition("a total of 30 digits").with("45.48", "123456789012345678901234567890.12"),
                        placement("an unknown currency").with("EUR", "???"),
                        placement("a customer of 8 MB")
                                .with("customer-7", "x".repeat(8_000_000))
                                .isParkedIn("customer-summary", "order-list"),
                        placement("a customer of 3 kB that does not compress")
                                .with("customer-7", incompressible(3_000))
                                .isParkedIn("customer-summary", "order-list"),
                        shipment("a carrier of 8 MB")
                                .with("Post", "x".repeat(8_000_000))
                                .commandsAnswer(409)));
    }

    /** A placement of an older revision needs an upcaster, and its metadata say whether it waits for stock. */
    private static Stream<ForeignRow> metadata() {
        String large = "{'x': '" + "x".repeat(1_000_000) + "'}";
        String deep = "{'x': ".repeat(501) + "1" + "}".repeat(501);
        return Stream.of(
                        "null",
                        "[]",
                        "5",
                        "'x'",
                        "{'correlationId': 7}",
                        "{'correlationId': {'a': 1}, 'actor': null}",
                        large,
                        deep)
                .flatMap(json -> Stream.of(
                        placement("a placement and the metadata " + shortened(json))
                                .metadata(json),
                        confirmation("a confirmation and the metadata " + shortened(json))
                                .metadata(json)));
    }

    private static Stream<ForeignRow> times() {
        return Stream.of("294000-01-01 00:00Z", "294276-12-31 23:59Z", "10000-01-01 00:00Z", "4713-01-01 00:00Z BC")
                .map(time -> placement("the time " + time)
                        .at(time)
                        .isParkedIn("daily-statistics", "order-details", "order-list"));
    }

    private static Stream<ForeignRow> histories() {
        return Stream.of(
                confirmation("versions are missing before it").version(5).isDamaged(),
                confirmation("nothing is before it")
                        .withoutPlacement()
                        .version(3)
                        .isDamaged(),
                placement("a second placement").version(1).afterPlacement().isDamaged(),
                shipment("what the order would have refused").commandsAnswer(409));
    }

    private static String shortened(String text) {
        return text.length() > 99 ? text.substring(0, 30) + "…" : text;
    }

    private static String incompressible(int length) {
        return Stream.generate(UUID::randomUUID)
                .limit(length / 32 + 1)
                .map(random -> random.toString().replace("-", ""))
                .collect(Collectors.joining())
                .substring(0, length);
    }
}
