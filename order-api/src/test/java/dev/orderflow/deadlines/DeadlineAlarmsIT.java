package dev.orderflow.deadlines;

import dev.orderflow.api.observability.AlarmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The alarms of deadlines fire when the database refuses what they need, and end when it does not any more. */
@EnabledIfSystemProperty(named = "thorough", matches = "true") // it takes a minute
class DeadlineAlarmsIT extends AlarmFixture {

    DeadlineAlarmsIT() {
        super(
                "orderflow.deadlines.confirmation=1s",
                "orderflow.deadlines.overdue-after=1s",
                "orderflow.deadlines.poll-interval=200ms");
    }

    @Test
    void noNodeMayTakeThem() {
        execute("revoke update on deadlines.scheduled_tasks from " + name());
        place();

        alarm("DeadlinesOverdue");

        execute("grant update on deadlines.scheduled_tasks to " + name());
        awaitQuiet("DeadlinesOverdue");
    }

    @Test
    void theLogRefusesACancellation() {
        execute("alter table event_store.events add constraint no_end check (type <> 'OrderCancelled') not valid");
        place();

        alarm("DeadlinesFail");

        execute("alter table event_store.events drop constraint no_end");
        // Nobody waits for five minutes here.
        execute("update deadlines.scheduled_tasks set execution_time = now()");
        awaitQuiet("DeadlinesFail");
    }
}
