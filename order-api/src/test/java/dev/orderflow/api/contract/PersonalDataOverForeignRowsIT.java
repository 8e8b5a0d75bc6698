package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Others have written into the stream of a customer's erasures. To erase is always possible. */
class PersonalDataOverForeignRowsIT extends ForeignRowFixture {

    private static final String OF_ANOTHER = "{'customerId': 'customer-8', 'keyId': '%s'}".formatted(UUID.randomUUID());

    private final PersonalDataCalls ada = new PersonalDataCalls(this);

    static List<ForeignRow> rows() {
        return List.of(
                row("an erasure of another customer").payload(OF_ANOTHER),
                row("an erasure without a key").payload("{'customerId': 'ORDER'}"),
                row("an erasure without a customer").payload("{}"),
                row("an erasure that can't be read").payload("[]"),
                row("an erasure of the key 7").payload("{'customerId': 'ORDER', 'keyId': '7'}"),
                row("nothing").payload("null"),
                row("a revision of the future").revision("99"),
                row("a type that nobody knows").type("PersonalDataMoved"),
                row("an event of an order").type("OrderConfirmed").payload("{'orderId': 'ORDER'}"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theCustomerIsErasedWhateverTheyWrote(ForeignRow row) {
        String order = ada.placed();
        Map<String, Object> key = ada.key().orElseThrow();
        row.insert(sql, ada.customer);

        ada.erase();

        assertThat(ada.key()).isEmpty();
        JsonNode details = ada.details(order);
        assertThat(details.get("recipient").isNull()).isTrue();
        assertThat(details.get("erasedAt").isNull()).isFalse();
        assertThat(sql.sql("select cast(payload ->> 'keyId' as uuid) from event_store.events"
                                + " where aggregate_id = ? and sequence_number = 1 and payload ->> 'customerId' = ?")
                        .params("personal-data/" + ada.customer, ada.customer)
                        .query(UUID.class)
                        .single())
                .isEqualTo(key.get("key_id"));
    }

    private static ForeignRow row(String name) {
        return ForeignRow.placement(name)
                .ofA("PersonalData")
                .of("personal-data/ORDER")
                .type("PersonalDataErased")
                .revision("1")
                .payload(OF_ANOTHER);
    }
}
