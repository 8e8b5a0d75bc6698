/**
 * How requests are read, for all of {@code /api}: who may, in which media types, how large, and then the body, so strictly
 * that whatever reaches a controller is valid.
 */
@NullMarked
package dev.orderflow.platform.web.request;

import org.jspecify.annotations.NullMarked;
