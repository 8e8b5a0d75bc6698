/** What the platform demands of its database, and sets on each connection. See docs/decisions/0028-what-the-database-must-be.md. */
@NullMarked
package dev.orderflow.platform.database;

import org.jspecify.annotations.NullMarked;
