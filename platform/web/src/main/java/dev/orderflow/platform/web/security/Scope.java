package dev.orderflow.platform.web.security;

/** What an account or a token may be allowed. */
public enum Scope {
    ORDERS_READ("orders:read"),
    ORDERS_WRITE("orders:write"),
    OPS_ADMIN("ops:admin");

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    /** As it stands in a token's claim {@code scope}. */
    public String value() {
        return value;
    }

    /** As Spring Security names the granted authority. */
    public String authority() {
        return "SCOPE_" + value;
    }
}
