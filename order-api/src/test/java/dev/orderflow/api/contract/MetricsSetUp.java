package dev.orderflow.api.contract;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Scrape;

/** What Prometheus reads. */
@FullApplication
abstract class MetricsSetUp extends OverHttp {

    Scrape scrape() {
        return Scrape.of(operator().get("/actuator/prometheus"));
    }
}
