/**
 * How requests are checked and read: the scope, the media types, the size, and then the body, so strictly that what reaches a
 * controller is valid.
 */
@NullMarked
package dev.orderflow.platform.web.request;

import org.jspecify.annotations.NullMarked;
