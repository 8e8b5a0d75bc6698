@NullMarked
package dev.orderflow.platform.web.limits;

import org.jspecify.annotations.NullMarked;
