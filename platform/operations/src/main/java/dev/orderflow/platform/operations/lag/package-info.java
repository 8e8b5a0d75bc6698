/** How far the processors were behind: samples in the database, so that any node and any new client knows the last hour. */
@NullMarked
package dev.orderflow.platform.operations.lag;

import org.jspecify.annotations.NullMarked;
