@NullMarked
package net.example.billing;

import org.jspecify.annotations.NullMarked;
