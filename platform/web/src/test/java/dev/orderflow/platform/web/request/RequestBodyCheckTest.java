package dev.orderflow.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.web.correlation.CorrelationAutoConfiguration;
import dev.orderflow.platform.web.problem.ProblemAutoConfiguration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

class RequestBodyCheckTest {

    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    CorrelationAutoConfiguration.class,
                    ProblemAutoConfiguration.class,
                    RequestAutoConfiguration.class));

    @Test
    void aBodyOfPlainValuesRecordsAndListsCanBeRead() {
        application.withBean(Plain.class).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void aComponentThatNobodyReadsEndsTheStartAndTheMessageSaysWhatToDo() {
        application
                .withBean(Unreadable.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasMessageContaining("The component 'published'")
                        .hasMessageContaining(Edition.class.getName())
                        .hasMessageContaining("java.time.LocalDate")
                        .hasMessageContaining("ValueReader")
                        .hasMessageContaining("RequestValues"));
    }

    record Page(String text) {}

    record Leaflet(List<Page> pages) {}

    record Edition(LocalDate published) {}

    record Books(List<Edition> editions) {}

    @RestController
    static class Plain {

        @PostMapping("/leaflets")
        void print(@RequestBody Leaflet leaflet) {}
    }

    @RestController
    static class Unreadable {

        @PostMapping("/books")
        void print(@RequestBody Books books) {}
    }
}
