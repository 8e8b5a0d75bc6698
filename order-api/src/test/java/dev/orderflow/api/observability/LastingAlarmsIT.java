package dev.orderflow.api.observability;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Alarms whose cause a test can't undo, one after the other. */
@EnabledIfSystemProperty(named = "thorough", matches = "true") // it takes some minutes
class LastingAlarmsIT extends AlarmFixture {

    @Test
    void itGoesFromBadToWorse() {
        somebodyChangesARow();
        alarm("ReplayRefused");

        // No replay would help, because this version does not know the event either.
        execute(OF_A_NEWER_VERSION);
        alarm("ReplayDue");

        theLogLosesItsLastEvent();
        alarm("LogRewound");
        alarm("ProcessorContradictsLog");

        node().close();
        alarm("NoNodeReports");
    }

    private void somebodyChangesARow() {
        place();
        operator.awaitCaughtUp(LIST);
        execute("update read_model.order_list set version = version + 1");
        operator.beginReplay(LIST);
    }

    private void theLogLosesItsLastEvent() {
        place();
        operator.awaitCaughtUp(LIST);
        execute("alter table event_store.events disable trigger facts_stay");
        execute("delete from event_store.events where position = (select max(position) from event_store.events)");
        execute("alter table event_store.events enable trigger facts_stay");
    }
}
