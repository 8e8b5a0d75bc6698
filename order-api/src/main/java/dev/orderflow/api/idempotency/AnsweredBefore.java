package dev.orderflow.api.idempotency;

/** Ends a command whose request was refused before. An expected answer, so without a stack trace. */
final class AnsweredBefore extends RuntimeException {

    private final transient FirstAnswer.Refused answer;

    AnsweredBefore(FirstAnswer.Refused answer) {
        super("refused before, with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    FirstAnswer.Refused answer() {
        return answer;
    }
}
