package dev.orderflow.platform.tenancy;

import java.util.List;

/**
 * Tables of a module whose rows belong to tenants, and which are no read models. A module has a bean of it. Where tenants are on, each row
 * belongs to the tenant for whom it was written, and callers see their own alone. The platform sees all rows, because it works on them for
 * all tenants at once, but it writes none in its own name.
 *
 * <p>Keys get the tenant as one more column. So a statement names a key and not its columns: {@code on conflict on constraint}.
 *
 * @param names with their schemas
 */
public record TablesOfTenants(List<String> names) {}
