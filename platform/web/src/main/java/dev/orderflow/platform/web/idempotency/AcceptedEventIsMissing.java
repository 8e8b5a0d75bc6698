package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.idempotency.FirstAnswer.Accepted;

/** Ends a command whose key has been used, by an event that is not in the log. Both were committed together, but not restored together. */
final class AcceptedEventIsMissing extends RuntimeException {

    private final transient Accepted answer;

    AcceptedEventIsMissing(Accepted answer) {
        super("%s has no event of command %s, whose key is kept".formatted(answer.aggregateId(), answer.commandId()));
        this.answer = answer;
    }

    Accepted answer() {
        return answer;
    }
}
