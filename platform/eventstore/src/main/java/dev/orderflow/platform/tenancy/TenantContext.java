package dev.orderflow.platform.tenancy;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tenant for whom the current thread works. A thread that says nothing works for nobody, and sees no rows of any tenant: what a request
 * hands on to another thread has to carry its tenant there.
 */
public final class TenantContext {

    /** The platform itself, such as a thread that reads the log for all processors. It is no name of a tenant. */
    public static final String PLATFORM = "*";

    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private TenantContext() {}

    /** Null for nobody. */
    public static @Nullable String current() {
        return CURRENT.get();
    }

    /**
     * A name of the thread's tenant, told apart from the same name of another one. No tenant's name has a space. Whoever works for all
     * tenants, or without any, has the name itself.
     */
    public static String qualify(String name) {
        String tenant = current();
        return tenant == null || tenant.equals(PLATFORM) ? name : tenant + " " + name;
    }

    /** The thread works for this tenant until this is called again. For work that begins and ends in two calls, as that of an interceptor. */
    public static void set(@Nullable String tenant) {
        if (tenant == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(tenant);
        }
    }

    public static <T extends @Nullable Object> T call(@Nullable String tenant, Supplier<T> work) {
        String before = current();
        set(tenant);
        try {
            return work.get();
        } finally {
            set(before);
        }
    }

    public static void run(@Nullable String tenant, Runnable work) {
        call(tenant, () -> {
            work.run();
            return tenant;
        });
    }

    /** The work, for the tenant of the thread that asks for this, whichever thread does it. */
    public static Runnable carry(Runnable work) {
        String tenant = current();
        return () -> run(tenant, work);
    }

    /** Whatever it executes is for the tenant of the thread that asks for this. */
    public static Executor carry(Executor executor) {
        String tenant = current();
        return work -> executor.execute(() -> run(tenant, work));
    }
}
