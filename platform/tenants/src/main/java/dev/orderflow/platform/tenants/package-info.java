/**
 * Callers of several tenants who must not see each other, kept apart by PostgreSQL's row-level security. Off until
 * {@code orderflow.tenants.enabled}. See docs/decisions/0049-tenants-by-row-level-security.md.
 */
@NullMarked
package dev.orderflow.platform.tenants;

import org.jspecify.annotations.NullMarked;
