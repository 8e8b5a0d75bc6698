package dev.orderflow.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever copies the README's commands into a shell sees the answers that are printed under them. */
@FullApplication
class ReadmeIT {

    private record Example(String command, String answer) {}

    private static final Pattern EXAMPLE =
            Pattern.compile("```sh\\n(curl .*?)\\n```\\n```json\\n(.*?)\\n```", Pattern.DOTALL);

    /** What differs from run to run, as the README says. */
    private static final Pattern VARYING = Pattern.compile("\"(placedAt|updatedAt|correlationId)\":\"[^\"]+\"");

    @LocalServerPort
    private int port;

    @Test
    void theRequestsAreAnsweredAsPrinted() throws IOException, InterruptedException {
        List<Example> examples = examples();

        assertThat(examples).hasSize(4);
        for (Example example : examples) {
            assertThat(masked(run(example.command()))).isEqualTo(masked(example.answer()));
        }
        assertThat(examples.get(2).command()).contains("viewer").doesNotContain("-X POST");
        assertThat(examples.get(3).answer()).contains("order-rejected");
    }

    private static List<Example> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(match -> new Example(match.group(1), match.group(2)))
                .toList();
    }

    private String run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        command.replace("localhost:8080", "127.0.0.1:" + port).replace("curl ", "curl -sS "))
                .redirectErrorStream(true)
                .start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(answer).isZero();
        return answer;
    }

    private static String masked(String json) {
        return VARYING.matcher(json).replaceAll("\"$1\":\"…\"");
    }
}
