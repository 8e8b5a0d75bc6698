package dev.orderflow.platform.operations;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.projections.stepping.RowChange;
import dev.orderflow.platform.projections.stepping.Step;
import dev.orderflow.platform.web.EventItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event that was applied alone, in an HTTP response. {@link Step} explains the fields. */
record StepItem(
        EventItem event,
        String outcome,
        @Nullable String cause,
        @Nullable String handler,
        List<ChangedRow> changes) {

    record ChangedRow(
            String table,
            String change,
            @JsonRawValue String key,
            @JsonRawValue @Nullable String before,
            @JsonRawValue @Nullable String after) {

        static ChangedRow of(RowChange row) {
            return new ChangedRow(row.table(), change(row), row.key(), row.before(), row.after());
        }

        private static String change(RowChange row) {
            if (row.before() == null) {
                return "inserted";
            }
            return row.after() == null ? "deleted" : "updated";
        }
    }

    static StepItem of(Step step, StoredEvent event) {
        return new StepItem(
                EventItem.of(event),
                step.outcome().tag(),
                step.cause(),
                step.handler(),
                step.changes().stream().map(ChangedRow::of).toList());
    }
}
