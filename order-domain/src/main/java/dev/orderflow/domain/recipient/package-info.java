/**
 * How personal data become a text that can be stored for ever, and readable again. See
 * docs/decisions/0048-personal-data-is-sealed-before-it-becomes-a-fact.md.
 */
@NullMarked
package dev.orderflow.domain.recipient;

import org.jspecify.annotations.NullMarked;
