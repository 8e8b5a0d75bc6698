package dev.orderflow.domain.model;

/** Names an article (stock keeping unit). 1 to 64 of {@code A-Z a-z 0-9 . _ -}. */
public record Sku(String value) {

    public Sku {
        Text.code(value);
    }
}
