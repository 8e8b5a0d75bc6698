/**
 * Notifications between the nodes through PostgreSQL, and what they wake. A notification is only a hint: the reader that it wakes
 * looks for changes itself, and also looks from time to time without one.
 */
@NullMarked
package dev.orderflow.platform.eventstore.notification;

import org.jspecify.annotations.NullMarked;
