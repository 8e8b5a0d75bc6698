/** What an HTTP application needs around its controllers. One package for each part; each has its auto-configuration. */
@NullMarked
package dev.orderflow.platform.web;

import org.jspecify.annotations.NullMarked;
