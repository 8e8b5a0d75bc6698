/** How personal data become a text that can be stored for ever, and readable again. Guide: docs/personal-data.md. */
@NullMarked
package dev.orderflow.domain.recipient;

import org.jspecify.annotations.NullMarked;
