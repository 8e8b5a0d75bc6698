package dev.orderflow.personaldata.keys;

import java.util.UUID;

/** The key of a customer, as it is stored. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares keys
record WrappedKey(UUID keyId, String customerId, String masterKeyId, byte[] wrapped) {}
