@NullMarked
package dev.orderflow.api.page;

import org.jspecify.annotations.NullMarked;
