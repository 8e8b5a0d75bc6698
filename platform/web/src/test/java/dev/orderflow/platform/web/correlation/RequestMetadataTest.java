package dev.orderflow.platform.web.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class RequestMetadataTest {

    private final CommandMessage<?> command = GenericCommandMessage.asCommandMessage("lend");

    @AfterEach
    void endRequest() {
        MDC.clear();
        SecurityContextHolder.clearContext();
    }

    @Test
    void aCommandOfARequestCarriesItsCorrelationIdAndItsCaller() {
        beginRequest();

        assertThat(intercepted(command)).isEqualTo(Map.of("correlationId", "trace", "actor", "librarian"));
    }

    @Test
    void whatTheCommandSaysItselfStays() {
        beginRequest();

        assertThat(intercepted(command.andMetaData(Map.of("actor", "import"))))
                .isEqualTo(Map.of("correlationId", "trace", "actor", "import"));
    }

    @Test
    void aCommandOutsideARequestStaysAsItIs() {
        assertThat(intercepted(command)).isEmpty();
    }

    private static void beginRequest() {
        MDC.put("correlationId", "trace");
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("librarian", "secret", "SCOPE_books"));
    }

    private static Map<String, Object> intercepted(CommandMessage<?> sent) {
        return new RequestMetadata().handle(List.of(sent)).apply(0, sent).getMetaData();
    }
}
