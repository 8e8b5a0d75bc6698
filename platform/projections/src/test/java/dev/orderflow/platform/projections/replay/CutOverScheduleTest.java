package dev.orderflow.platform.projections.replay;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.ProjectionsProperties;
import dev.orderflow.platform.projections.processor.DesiredState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CutOverScheduleTest {

    private static final String LIST = "book-list";

    private final DesiredState desired = mock();
    private final CutOver cutOver = mock();
    private final CutOverSchedule schedule = new CutOverSchedule(
            List.of(LIST),
            desired,
            cutOver,
            new TransactionTemplate(mock(PlatformTransactionManager.class)),
            mock(Notifier.class),
            Binder.get(new MockEnvironment()).bindOrCreate("orderflow.projections", ProjectionsProperties.class));

    @BeforeEach
    void aReplayIsRunning() {
        when(desired.replayed()).thenAnswer(call -> new HashSet<>(Set.of(LIST)));
    }

    @Test
    void aReplayThatHasNotComeSoFarIsTriedEachTime() {
        schedule.run();
        schedule.run();

        verify(cutOver, times(2)).end(LIST);
    }

    /** Each try stops the live build for a moment. */
    @Test
    void anErrorIsFollowedByAPauseLikeAnyFailure() {
        when(cutOver.end(LIST)).thenThrow(new NoClassDefFoundError("a class that has gone"));

        schedule.run();
        schedule.run();

        verify(cutOver, times(1)).end(LIST);
    }
}
