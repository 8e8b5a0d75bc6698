package dev.orderflow.platform.tenants;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator has to decide.
 *
 * @param enabled whether callers have tenants. There is no way back: a database that is kept apart shows nothing to an application without
 * @param claim of the token that names the caller's tenant; {@code *} for operators, who act on the whole application
 * @param initial the tenant to whom everything belongs that the database has when tenants are switched on; later it has no effect
 * @param sharedTables tables of other modules, with their schemas, that hold nothing of a tenant's; the start is refused with a table of
 *     which nobody says what it holds
 */
@ConfigurationProperties("orderflow.tenants")
record TenantsProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("tenant") String claim,
        @DefaultValue("default") String initial,
        @DefaultValue List<String> sharedTables) {}
