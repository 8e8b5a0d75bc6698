/** Recipients at the edge: sealed before a command is sent, opened while an answer is written. Guide: docs/personal-data.md. */
@NullMarked
package dev.orderflow.api.recipient;

import org.jspecify.annotations.NullMarked;
