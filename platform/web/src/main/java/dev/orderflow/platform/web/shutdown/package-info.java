/** How a node leaves a load balancer without a request that fails. */
@NullMarked
package dev.orderflow.platform.web.shutdown;

import org.jspecify.annotations.NullMarked;
