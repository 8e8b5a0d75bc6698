/** The page, as a person meets it: in a real browser, against the whole application. */
@NullMarked
package dev.orderflow.api.page;

import org.jspecify.annotations.NullMarked;
