package dev.orderflow.domain;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same events always lead to the same order, so the domain looks at no clock and leaves nothing to chance. */
class NoClockAndNoDiceTest {

    private static final ArchRule RULE = noClasses()
            .should()
            .accessTargetWhere(target(nameMatching("now|currentTimeMillis|nanoTime|random.*")))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(time\\.(Clock|InstantSource)|util\\.(Date|Calendar)|.*Random.*)");

    @Test
    void theDomainDoesNeither() {
        RULE.check(new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("dev.orderflow.domain"));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LooksAtTheTime.class,
                AsksAClock.class,
                CountsMilliseconds.class,
                MakesADate.class,
                MakesAnId.class,
                RollsADie.class,
                DrawsANumber.class
            })
    void theRuleSeesWhoWouldDoSo(Class<?> culprit) {
        assertThat(RULE.evaluate(new ClassFileImporter().importClasses(culprit)).hasViolation())
                .isTrue();
    }

    static final class LooksAtTheTime {
        final Instant value = Instant.now();
    }

    static final class AsksAClock {
        final Instant value = Clock.systemUTC().instant();
    }

    static final class CountsMilliseconds {
        final long value = System.currentTimeMillis();
    }

    static final class MakesADate {
        @SuppressWarnings("JavaUtilDate") // that is the point
        final Date value = new Date();
    }

    static final class MakesAnId {
        final UUID value = UUID.randomUUID();
    }

    static final class RollsADie {
        final int value = ThreadLocalRandom.current().nextInt(6);
    }

    static final class DrawsANumber {
        final double value = Math.random();
    }
}
