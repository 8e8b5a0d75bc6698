/** What came out, as Markdown and as a page with charts. */
@NullMarked
package dev.orderflow.benchmarks.report;

import org.jspecify.annotations.NullMarked;
