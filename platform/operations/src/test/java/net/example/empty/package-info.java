/** The smallest application on the platform: it has an event, but neither an aggregate nor a read model yet. */
@NullMarked
package net.example.empty;

import org.jspecify.annotations.NullMarked;
