/** The sources and documents of the running version, for the links beside the page's panels. */
@NullMarked
package dev.orderflow.demo.sources;

import org.jspecify.annotations.NullMarked;
