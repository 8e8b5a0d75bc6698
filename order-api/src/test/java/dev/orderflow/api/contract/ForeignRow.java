package dev.orderflow.api.contract;

import java.util.List;
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
}
