package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** The copy is the log row for row, whichever node keeps it. */
class FollowingIT extends FollowingFixture {

    @BeforeEach
    void start() {
        aLogOfThreeEventsWithALostPosition();
    }

    @Test
    void theCopyIsTheLogRowForRow() {
        node.step(log.records());

        assertThat(copy.rows()).isEqualTo(log.rows()).hasSize(3);
        assertThat(faults()).isEmpty();
        assertThat(node.growths).hasValue(1);
    }

    /** While nodes are replaced one after the other, a new one's migrations come while an old one follows. */
    @Test
    void aTriggerThatComesMeanwhileDecidesNothing() {
        node.step(log.records().subList(0, 1));
        copy.sql().sql("""
                        create function decide() returns trigger language plpgsql as
                            'begin new.metadata := new.metadata || ''{"decided": "here"}''; return new; end'
                        """).update();
        copy.sql()
                .sql("create trigger decide before insert on event_store.events for each row execute function decide()")
                .update();
        copy.sql()
                .sql("insert into event_store.boundary_triggers (name) values ('decide')")
                .update();

        node.step(log.records());

        assertThat(copy.rows()).isEqualTo(log.rows()).hasSize(3);
        assertThat(faults()).isEmpty();
    }

    /** Not even one on a connection that has copied before. */
    @Test
    void nobodyElseAppendsToTheCopy() {
        node.step(log.records());

        assertThatThrownBy(() -> copy.append("a")).hasMessageContaining("This log is a copy");

        assertThat(copy.rows()).isEqualTo(log.rows());
        copy.sql()
                .sql("alter table event_store.events disable trigger only_copies_are_appended")
                .update();
        assertThat(faults()).containsExactly("The trigger only_copies_are_appended is missing, or is disabled.");
    }

    @Test
    void rowsAndOffsetCommitTogether() {
        copy.sql()
                .sql("create function fail() returns trigger language plpgsql as 'begin raise exception ''full''; end'")
                .update();
        copy.sql()
                .sql("create trigger fail before update on replication.progress execute function fail()")
                .update();

        assertThatThrownBy(() -> node.step(log.records())).isInstanceOf(DataAccessException.class);

        assertThat(copy.rows()).isEmpty();
        assertThat(nextOffset()).isZero();
        assertThat(node.growths).hasValue(0);
    }

    @Test
    void whatIsPublishedAgainIsSkipped() {
        List<LogRecord> topic = new ArrayList<>(log.records());
        node.step(topic);
        log.append("c");
        topic.addAll(log.records());

        node.step(topic);

        assertThat(copy.rows()).isEqualTo(log.rows()).hasSize(4);
        assertThat(nextOffset()).isEqualTo(7);
    }

    @Test
    void aCopyThatWasSeededGoesOnFromTheBeginningOfTheTopic() {
        node.step(log.records());
        copy.sql().sql("update replication.progress set next_offset = default").update();
        TestNode seeded = new TestNode("seeded");
        log.append("c");

        seeded.isAssigned();
        seeded.step(log.records());

        assertThat(copy.rows()).isEqualTo(log.rows()).hasSize(4);
    }

    @Test
    void aNodeThatTakesOverGoesOnWhereTheOtherOneWas() {
        node.step(log.records().subList(0, 2));
        TestNode other = new TestNode("other");

        other.isAssigned();
        other.step(log.records());

        assertThat(copy.rows()).isEqualTo(log.rows());
        assertThat(followed().node()).isEqualTo("other");
    }

    /** It has been taken for dead, and reads on. */
    @Test
    void aNodeThatWasReplacedAppendsNothingAndFindsItsPlaceAgain() {
        TestNode other = new TestNode("other");
        other.isAssigned();
        other.step(log.records().subList(0, 2));

        node.step(log.records().subList(0, 1));
        assertThat(node.kafka.position(PARTITION)).isEqualTo(2);
        assertThat(node.growths).hasValue(0);

        node.step(log.records());
        assertThat(copy.rows()).isEqualTo(log.rows());
    }

    @Test
    void kafkaIsToldTheOffsetForItsTools() {
        node.step(log.records());

        assertThat(node.kafka.committed(Set.of(PARTITION))).containsEntry(PARTITION, new OffsetAndMetadata(3));
    }
}
