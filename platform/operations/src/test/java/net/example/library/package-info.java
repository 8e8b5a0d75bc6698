/** Another application than this project's own, on the same platform: the books of a library. Nothing here is known to the platform. */
@NullMarked
package net.example.library;

import org.jspecify.annotations.NullMarked;
