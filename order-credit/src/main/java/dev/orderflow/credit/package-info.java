/**
 * An invariant that no single order can keep: the open orders of a customer may not be worth more than the customer's credit limit. Nothing
 * outside of this module knows of it. Guide: docs/credit-limit.md.
 */
@NullMarked
package dev.orderflow.credit;

import org.jspecify.annotations.NullMarked;
