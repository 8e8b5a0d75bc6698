/** The contract, sentence by sentence, asked of the whole application over HTTP. */
@NullMarked
package dev.orderflow.api.contract;

import org.jspecify.annotations.NullMarked;
