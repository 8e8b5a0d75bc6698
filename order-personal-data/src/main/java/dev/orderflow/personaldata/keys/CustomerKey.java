package dev.orderflow.personaldata.keys;

import java.util.UUID;
import javax.crypto.SecretKey;

/** The key of a customer, ready for use. It lives as long as one request. */
record CustomerKey(UUID keyId, SecretKey key) {

    @Override
    public String toString() {
        return "CustomerKey[" + keyId + "]";
    }
}
