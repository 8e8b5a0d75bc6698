/**
 * Personal data in a log that can't forget: they are sealed by a key of their customer, and the key can be destroyed. Guide:
 * docs/personal-data.md.
 */
@NullMarked
package dev.orderflow.personaldata;

import org.jspecify.annotations.NullMarked;
