@NullMarked
package dev.orderflow.platform.web.openapi;

import org.jspecify.annotations.NullMarked;
