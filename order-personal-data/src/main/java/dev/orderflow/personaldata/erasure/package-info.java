/** How personal data are erased: a key is destroyed, and an event says so. */
@NullMarked
package dev.orderflow.personaldata.erasure;

import org.jspecify.annotations.NullMarked;
