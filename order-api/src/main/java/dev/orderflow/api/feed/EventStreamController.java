package dev.orderflow.api.feed;

import dev.orderflow.api.history.AfterPosition;
import dev.orderflow.api.http.Scopes;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.request.ResponseMediaType;
import dev.orderflow.platform.web.security.RequiresScope;
import dev.orderflow.platform.web.sse.FrameSource;
import dev.orderflow.platform.web.sse.Subscribers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log, live. */
@RestController
@RequiresScope(Scopes.ORDERS_READ)
@AnsweredBy(NodeRole.BOTH)
class EventStreamController {

    private final EventFeed feed;
    private final Subscribers subscribers;

    EventStreamController(EventFeed feed, Subscribers subscribers) {
        this.feed = feed;
        this.subscribers = subscribers;
    }

    /** Starts at the head unless the client says where. A client that reconnects names the last event that it has received. */
    @GetMapping("/api/events/stream")
    @ResponseMediaType(MediaType.TEXT_EVENT_STREAM_VALUE)
    void streamEvents(
            @RequestParam(required = false) @Nullable AfterPosition after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable AfterPosition lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        subscribers.add(request, response, source(after, lastEventId));
    }

    private FrameSource source(@Nullable AfterPosition after, @Nullable AfterPosition lastEventId) {
        if (lastEventId != null) {
            return feed.resume(Math.max(0, lastEventId.value()));
        }
        return after == null ? feed.fromHead() : feed.from(Math.max(0, after.value()));
    }
}
