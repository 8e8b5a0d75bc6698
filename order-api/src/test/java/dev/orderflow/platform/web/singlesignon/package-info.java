@NullMarked
package dev.orderflow.platform.web.singlesignon;

import org.jspecify.annotations.NullMarked;
