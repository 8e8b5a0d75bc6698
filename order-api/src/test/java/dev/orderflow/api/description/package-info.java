@NullMarked
package dev.orderflow.api.description;

import org.jspecify.annotations.NullMarked;
