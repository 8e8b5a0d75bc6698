/**
 * What the nodes tell each other through PostgreSQL, and who is woken by it. It is never more than a hint: whoever is woken looks
 * for itself, and also looks now and then when nobody has woken it.
 */
@NullMarked
package dev.orderflow.platform.eventstore.notification;

import org.jspecify.annotations.NullMarked;
