@NullMarked
package dev.orderflow.api.startup;

import org.jspecify.annotations.NullMarked;
