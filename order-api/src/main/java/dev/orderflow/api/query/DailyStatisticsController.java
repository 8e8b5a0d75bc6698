package dev.orderflow.api.query;

import dev.orderflow.api.http.Scopes;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.security.RequiresScope;
import dev.orderflow.projections.dailystatistics.FindDailyStatistics;
import dev.orderflow.projections.dailystatistics.FindDailyStatistics.DayStatistics;
import java.time.LocalDate;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened day by day. */
@RestController
@RequiresScope(Scopes.ORDERS_READ)
@AnsweredBy(NodeRole.READ)
class DailyStatisticsController {

    private final QueryGateway queries;

    DailyStatisticsController(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping("/api/statistics/daily")
    DailyStatisticsResponse listDailyStatistics(
            @RequestParam(required = false) @Nullable Day from, @RequestParam(required = false) @Nullable Day to) {
        LocalDate first = from == null ? null : from.value();
        LocalDate last = to == null ? null : to.value();
        if (first != null && last != null && first.isAfter(last)) {
            throw new Problem(ProblemType.INVALID_REQUEST, "The days end before they begin.")
                    .withParameter("to", "must not be before from");
        }
        return new DailyStatisticsResponse(queries.query(
                        new FindDailyStatistics(first, last), ResponseTypes.multipleInstancesOf(DayStatistics.class))
                .join());
    }
}
