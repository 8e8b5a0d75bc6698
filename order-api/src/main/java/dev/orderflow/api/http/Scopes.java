package dev.orderflow.api.http;

/** The scopes of this API, as a token has them in its claim {@code scope}. */
public final class Scopes {

    public static final String ORDERS_READ = "orders:read";
    public static final String ORDERS_WRITE = "orders:write";
    public static final String OPS_ADMIN = "ops:admin";

    private Scopes() {}
}
