package dev.orderflow.platform.web.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ReadyMessageTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(ReadyMessage.class)
            .withPropertyValues("local.server.port=4711", "spring.application.name=orderflow");

    @Test
    void oneMessageSaysWhereThingsAre(CapturedOutput output) {
        application
                .withBean(StartupInfo.class, () -> new StartupInfo("Accounts", "viewer/viewer (orders:read)"))
                .withBean(JdbcConnectionDetails.class, DatabaseWithSecrets::new)
                .run(context -> context.getBean(ReadyMessage.class).log());

        assertThat(output.getOut())
                .containsOnlyOnce("Orderflow is ready")
                .contains("http://localhost:4711/swagger-ui.html", "http://localhost:4711/v3/api-docs")
                .contains("Accounts   viewer/viewer (orders:read)")
                .contains("jdbc:postgresql://db.example:5432/orders")
                .contains("Ctrl+C")
                .doesNotContain("Page", "s3cret", "somebody"); // this module has no page
    }

    @Test
    void itComesByItselfAndNamesAnAddressOfItsOwn(CapturedOutput output) {
        new SpringApplicationBuilder(ReadyMessage.class)
                .web(WebApplicationType.NONE)
                .run("--local.server.port=4711", "--server.address=192.0.2.7")
                .close();

        assertThat(output).contains("http://192.0.2.7:4711/").doesNotContain("Database");
    }

    private static final class DatabaseWithSecrets implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "somebody";
        }

        @Override
        public String getPassword() {
            return "s3cret";
        }

        @Override
        public String getJdbcUrl() {
            return "jdbc:postgresql://somebody:s3cret@db.example:5432/orders?user=somebody&password=s3cret";
        }
    }
}
