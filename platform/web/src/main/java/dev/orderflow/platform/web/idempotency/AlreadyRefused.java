package dev.orderflow.platform.web.idempotency;

/** Ends a command whose request was refused before. An expected answer, so without a stack trace. */
final class AlreadyRefused extends RuntimeException {

    private final transient FirstAnswer.Refused answer;

    AlreadyRefused(FirstAnswer.Refused answer) {
        super("refused before, with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    FirstAnswer.Refused answer() {
        return answer;
    }
}
