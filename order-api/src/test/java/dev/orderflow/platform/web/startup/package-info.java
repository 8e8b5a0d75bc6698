@NullMarked
package dev.orderflow.platform.web.startup;

import org.jspecify.annotations.NullMarked;
