package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.api.observability.AlarmFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The alarms of a read node fire when it is as the runbook says. Its broker is away. */
@EnabledIfSystemProperty(named = "thorough", matches = "true") // it takes a minute
class ReadNodeAlarmsIT extends AlarmFixture {

    private static final LogRecord WITHOUT_WHAT_IS_BEFORE = new LogRecord(
            8,
            7,
            "00000000-0000-0000-0000-000000000008",
            "Thing",
            "thing-1",
            0,
            "ThingMade",
            "1",
            "2026-01-01 00:00:00+00",
            null,
            "{}",
            "{}");

    private static final Heartbeat OF_AN_EMPTY_LOG = new Heartbeat(0, 0);

    /** The log has seven events, and none of them is published yet. */
    private static final Heartbeat OF_A_LONGER_LOG = new Heartbeat(0, 7);

    ReadNodeAlarmsIT() {
        super("orderflow.role=read", "orderflow.replication.group=test", "spring.kafka.bootstrap-servers=localhost:1");
    }

    @Test
    void whoIsNotInStepAlarms() {
        LogCopy copy = node().getBean(LogCopy.class);

        alarm("ReplicationSilent");

        alarmWhile(() -> copy.look(0, 0), "ReplicationUnheard");

        hear(copy, OF_AN_EMPTY_LOG); // and is in step
        alarmWhile(() -> hear(copy, OF_A_LONGER_LOG), "ReplicationLags");

        long next = copy.nextOffset();
        assertThatThrownBy(() -> HandedTopic.follow(node(), next, List.of(WITHOUT_WHAT_IS_BEFORE)))
                .isInstanceOfSatisfying(BrokenChain.class, gap -> copy.fail(String.valueOf(gap.getMessage())));
        alarm("ReplicationStopped");
    }

    private static void hear(LogCopy copy, Heartbeat heartbeat) {
        long here = copy.nextOffset();
        copy.append(here, new Arrivals(List.of(), heartbeat, true, here + 1), 0);
    }
}
