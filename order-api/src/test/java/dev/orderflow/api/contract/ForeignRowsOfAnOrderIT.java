package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each row by itself is sound, but not beside the others of its order. */
class ForeignRowsOfAnOrderIT extends ForeignRowFixture {

    @Test
    void anEventBeforeItsPredecessorWaitsForAnOperator() {
        String order = newOrder();
        long early = ForeignRow.confirmation("1 before 0").insert(sql, id(order));
        ForeignRow.placement("0 after 1").insert(sql, id(order));
        long next = ForeignRow.shipment("2 after both").version(2).insert(sql, id(order));
        assertAllAreHandled();
        String path = "/api/processors/order-list/dead-letters/" + early;
        assertThat(deadLetter("order-list", early).path("cause").stringValue(""))
                .isEqualTo("It is version 1 of its aggregate, but version 0 does not come before it in the log.");
        assertThat(deadLetter("order-list", next).get("attempts").intValue()).isZero();
        assertThat(version("order-list", order)).isZero();

        assertThat(operator().command(path + "/retry").status()).isEqualTo(202);
        assertThat(deadLetter("order-list", early).get("attempts").intValue()).isEqualTo(2);
        assertThat(version("order-list", order)).isZero();

        assertThat(operator().delete(path).status()).isEqualTo(204);
        assertThat(deadLetter("order-list", next).isMissingNode()).isTrue();
        assertThat(version("order-list", order)).isEqualTo(2);
    }

    @Test
    void twoEventsMayHaveTheSameIdentifier() throws Exception {
        String order = placed();
        ForeignRow.confirmation("once").insert(sql, id(order));
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select event_id, aggregate_type, aggregate_id, 2, type, revision, timestamp, payload, metadata
                        from event_store.events where aggregate_id = ? and sequence_number = 1
                        """).param(id(order)).update();

        assertAllAreHandled();

        for (String readModel : ForeignRow.READ_MODELS) {
            assertThat(version(readModel, order)).isEqualTo(2);
        }
    }
}
