/** Files that browsers keep, such as those of a page. */
@NullMarked
package dev.orderflow.platform.web.files;

import org.jspecify.annotations.NullMarked;
