/** The call that erases personal data. */
@NullMarked
package dev.orderflow.personaldata.http;

import org.jspecify.annotations.NullMarked;
