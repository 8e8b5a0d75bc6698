/**
 * Recipients at the edge: sealed before a command is sent, opened while an answer is written. See
 * docs/decisions/0048-personal-data-is-sealed-before-it-becomes-a-fact.md.
 */
@NullMarked
package dev.orderflow.api.recipient;

import org.jspecify.annotations.NullMarked;
