package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@FullApplication
class PausedProjectionsIT extends OverHttp {

    @AfterEach
    void resume() {
        operator().command("/api/processors/daily-statistics/resume");
    }

    @Test
    void whoeverReadsKnowsWhatIsPaused() {
        assertThat(viewer().get("/api/projections/paused").json()).isEqualTo(json("{'items':[]}"));

        operator().command("/api/processors/daily-statistics/pause");

        assertThat(viewer().get("/api/projections/paused").json()).isEqualTo(json("{'items':['daily-statistics']}"));
    }
}
