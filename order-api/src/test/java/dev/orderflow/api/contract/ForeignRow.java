package dev.orderflow.api.contract;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row of the log that this application has not written, and what is to become of it. {@code ORDER} in it stands for the
 * identifier of an order.
 */
final class ForeignRow {

    static final List<String> READ_MODELS =
            List.of("customer-summary", "daily-statistics", "order-details", "order-list");

    private static final String PLACEMENT = "{'orderId': 'ORDER', 'customerId': 'customer-7', 'lines': ["
            + "{'sku': 'mug', 'quantity': 2, 'unitPrice': {'amount': '8.00', 'currency': 'EUR'},"
            + " 'lineTotal': {'amount': '16.00', 'currency': 'EUR'}}],"
            + " 'total': {'amount': '16.00', 'currency': 'EUR'}}";

    private static final String ADDITION = "{'orderId': 'ORDER', 'sku': 'cup', 'quantity': 1,"
            + " 'unitPrice': {'amount': '4.00', 'currency': 'EUR'}, 'total': {'amount': '45.48', 'currency': 'EUR'}}";

    private final String name;

    /** Otherwise the order has been placed, at version 0. */
    private boolean isFirst;

    private String aggregateType = "Order";
    private String aggregateId = "ORDER";
    private long version;
    private String type;
    private String revision = "1";
    private String timestamp = "now";
    private String payload;
    private String metadata = "{}";

    private List<String> parkedIn = List.of();
    private boolean isUnknown;
    private int answer = 200;

    private ForeignRow(String name, long version, String type, String payload) {
        this.name = name;
        this.isFirst = version == 0;
        this.version = version;
        this.type = type;
        this.payload = payload;
    }

    static ForeignRow placement(String name) {
        return new ForeignRow(name, 0, "OrderPlaced", PLACEMENT).revision("2");
    }

    static ForeignRow confirmation(String name) {
        return new ForeignRow(name, 1, "OrderConfirmed", "{'orderId': 'ORDER'}");
    }

    static ForeignRow addition(String name) {
        return new ForeignRow(name, 1, "OrderLineAdded", ADDITION);
    }

    static ForeignRow shipment(String name) {
        return new ForeignRow(
                name, 1, "OrderShipped", "{'orderId': 'ORDER', 'carrier': 'Post', 'trackingNumber': 'RR-1'}");
    }

    ForeignRow afterPlacement() {
        isFirst = false;
        return this;
    }

    ForeignRow withoutPlacement() {
        isFirst = true;
        return this;
    }

    ForeignRow of(String aggregate) {
        aggregateId = aggregate;
        return this;
    }

    ForeignRow ofA(String kindOfAggregate) {
        aggregateType = kindOfAggregate;
        return this;
    }

    ForeignRow version(long number) {
        version = number;
        return this;
    }

    ForeignRow type(String other) {
        type = other;
        return this;
    }

    ForeignRow revision(String other) {
        revision = other;
        return this;
    }

    ForeignRow at(String time) {
        timestamp = time;
        return this;
    }

    ForeignRow payload(String json) {
        payload = json;
        return this;
    }

    /** A part of the payload is another. */
    ForeignRow with(String part, String other) {
        return payload(payload.replace(part, other));
    }

    ForeignRow metadata(String json) {
        metadata = json;
        return this;
    }

    /** In all read models, and no command can decide on it either. */
    ForeignRow isDamaged() {
        return isParkedIn(READ_MODELS.toArray(String[]::new)).commandsAnswer(500);
    }

    ForeignRow isParkedIn(String... readModels) {
        parkedIn = List.of(readModels);
        return this;
    }

    ForeignRow isUnknown() {
        isUnknown = true;
        return commandsAnswer(503);
    }

    /** The status of the answer to a cancellation. */
    ForeignRow commandsAnswer(int status) {
        answer = status;
        return this;
    }

    boolean isFirstOfItsOrder() {
        return isFirst;
    }

    boolean hasAggregateId() {
        return !aggregateId.isEmpty();
    }

    boolean isOfAnOrder() {
        return aggregateId.equals("ORDER");
    }

    boolean isParkedIn(String readModel) {
        return parkedIn.contains(readModel);
    }

    /** Whether it changes the row of a read model. */
    boolean isAppliedIn(String readModel) {
        return !isUnknown && !isParkedIn(readModel);
    }

    int answer() {
        return answer;
    }

    long version() {
        return version;
    }

    /** Its position in the log. */
    long insert(JdbcClient sql, String order) {
        return sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), ?, ?, ?, ?, ?, ?::timestamptz, ?::jsonb, ?::jsonb) returning position
                        """)
                .params(
                        aggregateType,
                        aggregateId.replace("ORDER", order),
                        version,
                        type,
                        revision,
                        timestamp,
                        OverHttp.quoted(payload.replace("ORDER", order)),
                        OverHttp.quoted(metadata.replace("ORDER", order)))
                .query(Long.class)
                .single();
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<ForeignRow> all() {
        return Stream.of(identifiers(), types(), payloads(), values(), metadata(), times(), histories())
                .flatMap(rows -> rows);
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

    private static Stream<ForeignRow> metadata() {
        String large = "{'x': '" + "x".repeat(1_000_000) + "'}";
        return Stream.of(
                        "null",
                        "[]",
                        "5",
                        "'x'",
                        "{'correlationId': 7}",
                        "{'correlationId': {'a': 1}, 'actor': null}",
                        large)
                .map(json -> confirmation("the metadata " + shortened(json)).metadata(json));
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
