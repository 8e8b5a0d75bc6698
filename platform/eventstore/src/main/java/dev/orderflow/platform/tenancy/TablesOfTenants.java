package dev.orderflow.platform.tenancy;

import java.util.List;

/**
 * The tables of a module, beside read models. A module that has tables has a bean of it. Where tenants are on, each row of one of
 * {@code names} belongs to the tenant for whom it was written, and callers see their own alone. The platform sees all rows, because it works
 * on them for all tenants at once, but it writes none in its own name.
 *
 * <p>Keys get the tenant as one more column. So a statement names a key and not its columns: {@code on conflict on constraint}.
 *
 * @param names of tables whose rows belong to tenants, with their schemas
 * @param shared tables that are not kept apart. No tenant's caller may be answered with what they hold, except by a row of one of {@code names}.
 */
public record TablesOfTenants(List<String> names, List<String> shared) {

    /** Of a module that shares none. */
    public TablesOfTenants(List<String> names) {
        this(names, List.of());
    }
}
