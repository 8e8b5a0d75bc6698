package dev.orderflow.personaldata.keys;

import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Recipient;
import dev.orderflow.domain.model.SealedRecipient;
import dev.orderflow.domain.recipient.OpenedRecipient;
import dev.orderflow.domain.recipient.PlacedRecipient;
import dev.orderflow.domain.recipient.RecipientCipher;
import dev.orderflow.domain.recipient.StoredRecipient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals a recipient by the key of the customer, for one order: the text opens nowhere else. See
 * docs/decisions/0048-personal-data-is-sealed-before-it-becomes-a-fact.md.
 */
public final class CustomerKeyCipher implements RecipientCipher {

    private static final UUID NO_KEY = new UUID(0, 0);

    private static final JsonMapper JSON = new JsonMapper();

    private final CustomerKeys keys;

    public CustomerKeyCipher(CustomerKeys keys) {
        this.keys = keys;
    }

    @Override
    public SealedRecipient seal(Recipient recipient, CustomerId customer, OrderId order) {
        CustomerKey key = keys.of(customer.value());
        byte[] sealed = AuthenticatedEncryption.seal(
                key.key(), JSON.writeValueAsBytes(recipient), context(customer.value(), order.toString()));
        return new SealedRecipient(new SealedText(key.keyId(), sealed).toString());
    }

    @Override
    public List<OpenedRecipient> open(List<StoredRecipient> stored) {
        List<@Nullable SealedText> texts = new ArrayList<>(stored.size());
        stored.forEach(recipient -> texts.add(SealedText.parse(recipient.sealed())));
        List<CustomerKeys.Found> found = keys.find(
                texts.stream().map(text -> text == null ? NO_KEY : text.keyId()).toList(),
                stored.stream().map(StoredRecipient::customerId).toList());
        List<OpenedRecipient> opened = new ArrayList<>(stored.size());
        for (int i = 0; i < stored.size(); i++) {
            opened.add(open(stored.get(i), texts.get(i), found.get(i)));
        }
        return opened;
    }

    private OpenedRecipient open(StoredRecipient stored, @Nullable SealedText text, CustomerKeys.Found found) {
        if (found.erasedAt() != null) {
            return OpenedRecipient.erased(found.erasedAt());
        }
        if (text == null || found.key() == null) {
            return OpenedRecipient.UNREADABLE;
        }
        if (!keys.hasMasterKeyOf(found.key())) {
            return OpenedRecipient.WITHOUT_MASTER_KEY;
        }
        CustomerKey key = keys.unwrapped(found.key());
        byte[] clear = key == null
                ? null
                : AuthenticatedEncryption.open(key.key(), text.bytes(), context(stored.customerId(), stored.orderId()));
        return clear == null ? OpenedRecipient.UNREADABLE : recipient(clear);
    }

    /** What fails is not passed on, because its message would show what was read. */
    private static OpenedRecipient recipient(byte[] clear) {
        try {
            return OpenedRecipient.of(JSON.readValue(clear, PlacedRecipient.class));
        } catch (JacksonException e) {
            return OpenedRecipient.UNREADABLE;
        }
    }

    private static byte[] context(String customerId, String orderId) {
        return ("recipient of " + orderId + " of " + customerId).getBytes(StandardCharsets.UTF_8);
    }
}
