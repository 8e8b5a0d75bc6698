package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.personaldata.keys.CustomerKeys;
import dev.orderflow.personaldata.keys.MasterKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Keys of customers that come back after an erasure, are damaged, or can't be used by this node. */
class PersonalDataKeysIT extends PersonalDataSetUp {

    /** The table of keys comes from an older backup than the log. */
    @Test
    void aKeyThatComesBackOpensNothingAndIsDestroyedByTheNextStart() {
        String order = ada.placed();
        Map<String, Object> backup = ada.key().orElseThrow();
        ada.erase();
        ada.restore(backup);

        assertThat(ada.details(order).get("recipient").isNull()).isTrue();
        new CustomerKeys(sql, new MasterKeys(List.of())).destroyErased();

        assertThat(ada.key()).isEmpty();
        assertThat(ada.details(ada.placed()).get("recipient")).isEqualTo(json(ada.recipient()));
    }

    @Test
    void aKeyThatComesBackAndIsErasedAgainIsSaidOnce() {
        String order = ada.placed();
        Map<String, Object> backup = ada.key().orElseThrow();
        ada.erase();
        JsonNode erased = ada.details(order);
        ada.restore(backup);

        ada.erase();

        assertThat(ada.key()).isEmpty();
        assertThat(erasures()).isEqualTo(1);
        assertThat(ada.details(order)).isEqualTo(erased);
    }

    @Test
    void aStartLeavesTheKeysOfAllOthers() {
        ada.placed();
        ada.erase();
        String order = ada.placed();

        new CustomerKeys(sql, new MasterKeys(List.of())).destroyErased();

        assertThat(ada.details(order).get("recipient")).isEqualTo(json(ada.recipient()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from personal_data.keys where customer_id = ?",
                "update personal_data.keys set wrapped_key = sha512(wrapped_key) where customer_id = ?"
            })
    void whatNobodyCanReadAnyMoreIsLeftOut(String damage) {
        String order = ada.placed();
        ada.details(order);
        sql.sql(damage).param(ada.customer).update();

        assertThat(ada.details(order).propertyNames())
                .contains("lines")
                .doesNotContain("order", "recipient", "erasedAt");
        assertThat(ada.payload(order).get("recipient").isString()).isTrue();
        Answer answer = viewer().get(order, "If-None-Match", "\"0\"");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void aNodeThatLacksTheMasterKeyLeavesTheAnswerToOthers() {
        String order = ada.placed();
        ada.details(order);
        sql.sql("update personal_data.keys set master_key_id = 'elsewhere' where customer_id = ?")
                .param(ada.customer)
                .update();

        assertThat(viewer().get(order).status()).isEqualTo(503);
    }
}
