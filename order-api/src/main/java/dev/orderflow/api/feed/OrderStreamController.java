package dev.orderflow.api.feed;

import dev.orderflow.api.history.AfterPosition;
import dev.orderflow.api.http.Scopes;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.request.ResponseMediaType;
import dev.orderflow.platform.web.security.RequiresScope;
import dev.orderflow.platform.web.sse.Subscribers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The order list, live. */
@RestController
@RequiresScope(Scopes.ORDERS_READ)
@AnsweredBy(NodeRole.READ)
class OrderStreamController {

    private final OrderFeed feed;
    private final Subscribers subscribers;

    OrderStreamController(OrderFeed feed, Subscribers subscribers) {
        this.feed = feed;
        this.subscribers = subscribers;
    }

    /** Starts at the head. A client that reconnects names the last id that it has received. */
    @GetMapping("/api/orders/stream")
    @ResponseMediaType(MediaType.TEXT_EVENT_STREAM_VALUE)
    void streamOrders(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable AfterPosition lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        subscribers.add(request, response, lastEventId == null ? feed.fromHead() : feed.from(lastEventId.value()));
    }
}
