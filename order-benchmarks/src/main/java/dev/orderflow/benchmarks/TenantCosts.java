package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.LoadKind;
import dev.orderflow.benchmarks.report.ReportTable;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What tenants cost: the same requests to two applications, in turn, of which one keeps tenants apart. Each has a database of its own on one
 * server. Callers sign in with tokens at both, because a password costs more than a token.
 */
final class TenantCosts {

    private static final String ON = "tenants on";
    private static final String OFF = "tenants off";

    /** How many tenants send requests. The id of an order chooses among them. */
    private static final List<Integer> TENANTS = List.of(1, 10);

    /** In the sequence of a round: there have to be orders before they are read. */
    private static final List<Request> REQUESTS = List.of(
            new Request("place", LoadKind.PLACE),
            new Request("GET of one order", LoadKind.GET_ORDER),
            new Request("list page of 50", LoadKind.LIST_50));

    private static final int WARM_UPS = 3;

    private final BenchmarkRun run;
    private final BearerTokens tokens;
    private final Rounds rounds = new Rounds();

    TenantCosts(BenchmarkRun run) throws GeneralSecurityException {
        this.run = run;
        this.tokens = new BearerTokens();
    }

    private record Request(String name, LoadKind kind) {

        String of(int tenants, String side) {
            return "%s, %s, %s tenants".formatted(name, side, tenants);
        }
    }

    /** One of the applications, and the load of so many tenants, which knows the orders that they have there. */
    private record Side(String name, Application application, CostMeter meter) {}

    void measure(String... options) throws IOException, InterruptedException, GeneralSecurityException {
        DriverManagerDataSource off = run.server().create("without_tenants");
        DriverManagerDataSource on = run.server().create("with_tenants");
        try (Application without = start(off, false, options);
                Application with = start(on, true, options)) {
            for (int tenants : TENANTS) {
                String[] callers = callers(tenants);
                try (LoadProcess toOff = LoadProcess.start(off, callers);
                        LoadProcess toOn = LoadProcess.start(on, callers)) {
                    measure(
                            tenants,
                            List.of(
                                    new Side(OFF, without, new CostMeter(run.server(), off, toOff)),
                                    new Side(ON, with, new CostMeter(run.server(), ofThePlatform(on), toOn))));
                }
            }
        }
        rounds.report(run.report());
        report();
    }

    private Application start(DriverManagerDataSource database, boolean hasTenants, String... options)
            throws IOException, InterruptedException {
        return Application.start(
                run.jar(),
                database,
                Map.of(
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION", tokens.publicKeyLocation(),
                        "ORDERFLOW_TENANTS_ENABLED", Boolean.toString(hasTenants)),
                options);
    }

    private String[] callers(int tenants) throws GeneralSecurityException {
        String[] callers = new String[tenants];
        for (int tenant = 0; tenant < tenants; tenant++) {
            callers[tenant] = tokens.ofTenant("tenant-" + tenant);
        }
        return callers;
    }

    /** Sees the whole log. */
    private static DriverManagerDataSource ofThePlatform(DriverManagerDataSource database) {
        return new DriverManagerDataSource(database.getUrl() + "?options=-c%20orderflow.tenant=*", "orderflow", "");
    }

    private void measure(int tenants, List<Side> sides) throws InterruptedException {
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            for (Request request : REQUESTS) {
                for (Side side : sides) {
                    side.meter()
                            .measure(
                                    request.kind(),
                                    side.application(),
                                    run.sizes().warmUp());
                }
            }
        }
        for (int round = 0; round < run.sizes().rounds(); round++) {
            for (Request request : REQUESTS) {
                for (Side side : sides) {
                    rounds.add(
                            request.of(tenants, side.name()),
                            side.meter()
                                    .measure(
                                            request.kind(),
                                            side.application(),
                                            run.sizes().measured()));
                }
            }
        }
    }

    private void report() {
        ReportTable table =
                run.report().table("CPU with tenants ÷ without", "request", "tenants", "PostgreSQL", "application");
        for (Request request : REQUESTS) {
            for (int tenants : TENANTS) {
                String on = request.of(tenants, ON);
                String off = request.of(tenants, OFF);
                table.row(
                        request.name(),
                        tenants,
                        rounds.ratio(on, off, Cost::postgres),
                        rounds.ratio(on, off, Cost::application));
            }
        }
    }
}
