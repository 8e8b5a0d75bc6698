package dev.orderflow.api.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.StoredForms;
import dev.orderflow.personaldata.keys.MasterKeys;
import java.security.MessageDigest;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a node stores and writes tells nobody who a recipient is, not even whether a guess is right. */
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataStoredIT extends PersonalDataSetUp {

    @Test
    void aRecipientIsNowhereInTheDatabaseInTheLogsOrInTheMetrics(CapturedOutput output) {
        String key = UUID.randomUUID().toString();
        ada.details(ada.placed("Idempotency-Key", key));
        ada.placed("Idempotency-Key", key);
        clerk().post(
                        ORDERS,
                        ada.placement(ada.recipient().replace("GB", "XX")),
                        "Idempotency-Key",
                        UUID.randomUUID() + "");
        clerk().post(ORDERS, ada.placement(ada.recipient().replace("}", "")));

        ada.assertNotStored();
        assertThat(output).doesNotContain(StoredForms.of(ada.id));
        assertThat(operator().get("/actuator/prometheus").text()).doesNotContain(StoredForms.of(ada.id));
    }

    /** A digest that anybody can compute would say whether a guess is right. */
    @Test
    void whatIsStoredOfAKeyIsADigestThatNeedsTheMasterKey(@Autowired MasterKeys masters) throws Exception {
        String key = UUID.randomUUID().toString();
        String order = ada.placed("Idempotency-Key", key);

        assertThat(ada.placed("Idempotency-Key", key)).isEqualTo(order);
        byte[] plain = MessageDigest.getInstance("SHA-256")
                .digest(("POST /api/orders\n" + ada.placement(ada.recipient())).getBytes(UTF_8));
        Mac keyed = Mac.getInstance("HmacSHA256");
        keyed.init(new SecretKeySpec(masters.fingerprintSecrets().get(0), "HmacSHA256"));
        assertThat(sql.sql("select request from idempotency.keys where key = ?")
                        .param(key)
                        .query(byte[].class)
                        .single())
                .isNotEqualTo(plain)
                .isEqualTo(keyed.doFinal(plain));
    }
}
