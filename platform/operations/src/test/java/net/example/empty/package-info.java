/** The smallest application on the platform: it has no aggregate, no event and no read model yet. */
@NullMarked
package net.example.empty;

import org.jspecify.annotations.NullMarked;
