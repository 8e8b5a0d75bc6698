/**
 * For whom the platform works, where an application has several tenants. Without a module that says so nobody has a tenant, and this
 * package does nothing. See docs/decisions/0049-tenants-by-row-level-security.md.
 */
@NullMarked
package dev.orderflow.platform.tenancy;

import org.jspecify.annotations.NullMarked;
