package dev.orderflow.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonParseException;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvFromSource;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1SecretEnvSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files for Kubernetes are of its schemas, and what they say agrees with the application. No cluster has seen them here. */
class KubernetesManifestsTest {

    private static final Path FILES = Path.of("..", "deploy", "kubernetes");
    private static final Path BASE = FILES.resolve("base");
    private static final Path PRODUCTION = FILES.resolve("production");
    private static final Path READ_SIDE = FILES.resolve("read-side");
    private static final String KUSTOMIZATION = "kustomization.yaml";

    @Test
    void everyResourceIsOfItsSchema() throws IOException {
        assertThat(resources())
                .extracting(Manifest::kind)
                .containsExactlyInAnyOrder("Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy");
        assertThat(resources())
                .allSatisfy(resource -> assertThatCode(resource::parsed).doesNotThrowAnyException());
    }

    @Test
    void aFieldThatDoesNotExistAndAValueOfAnotherTypeAreFaults() throws IOException {
        String deployment = Files.readString(BASE.resolve("deployment.yaml"));

        for (String fault : List.of("replica: 2", "replicas: two")) {
            Manifest wrong = Manifest.of(deployment.replace("replicas: 2", fault))
                    .findFirst()
                    .orElseThrow();
            assertThatExceptionOfType(JsonParseException.class).isThrownBy(wrong::parsed);
        }
    }

    @Test
    void theKustomizationsNameTheFilesThatAreThere() throws IOException {
        assertThat(names(BASE, "resources")).containsExactlyInAnyOrderElementsOf(files(BASE));
        for (Path overlay : List.of(PRODUCTION, READ_SIDE)) {
            assertThat(names(overlay, "patches")).containsExactlyInAnyOrderElementsOf(files(overlay));
            assertThat(names(overlay, "resources")).containsExactly("../base");
        }
    }

    /** Where there is a program that does it. Debian has none. */
    @Test
    void whatKustomizeMakesOfThemIsOfItsSchemaToo() throws IOException, InterruptedException {
        Optional<Path> kubectl = onThePath("kubectl");
        assumeThat(kubectl).as("kubectl").isPresent();

        for (Path overlay : List.of(PRODUCTION, READ_SIDE)) {
            String made = kustomized(kubectl.orElseThrow(), overlay);
            assertThat(Manifest.of(made)).hasSize(5).allSatisfy(Manifest::parsed);
            assertThat(made)
                    .contains("image: registry.example/order-api:")
                    .contains(
                            overlay.equals(PRODUCTION)
                                    ? "topology.kubernetes.io/zone"
                                    : "app.kubernetes.io/name: order-api-read");
        }
    }

    private static String kustomized(Path kubectl, Path overlay) throws IOException, InterruptedException {
        Process kustomize = new ProcessBuilder(kubectl.toString(), "kustomize", overlay.toString())
                .redirectErrorStream(true)
                .start();
        String made = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kustomize.waitFor()).as(made).isZero();
        return made;
    }

    @Test
    void noSecretIsInTheFiles() throws IOException {
        assertThat(resources()).extracting(Manifest::kind).doesNotContain("Secret");
        assertThat(Files.readString(PRODUCTION.resolve(KUSTOMIZATION)))
                .doesNotContain("secretGenerator")
                .doesNotContainIgnoringCase("password");
        assertThat(container().getEnvFrom().stream()
                        .map(V1EnvFromSource::getSecretRef)
                        .filter(Objects::nonNull))
                .extracting(V1SecretEnvSource::getName)
                .contains("order-api-database");
    }

    /** Without it the application would only warn that it takes tokens for others. */
    @Test
    void tokensHaveToBeForThisApplication() {
        assertThat(List.of(PRODUCTION, READ_SIDE))
                .allSatisfy(overlay -> assertThat(settings(overlay))
                        .anyMatch(
                                literal -> literal.matches("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES=.+")));
    }

    @Test
    void readNodesOnlyReadAndHaveNoMasterKey() throws IOException {
        assertThat(settings(READ_SIDE)).contains("ORDERFLOW_ROLE=read");
        assertThat(Files.readString(READ_SIDE.resolve("database.yaml")))
                .contains("envFrom:", "name: order-api-read-database", "name: order-api-sign-in")
                .doesNotContain("order-api-master-keys");
    }

    @Test
    void noOtherPodReachesReadNodesEither() throws IOException {
        assertThat(READ_SIDE.resolve("callers.yaml")).hasSameTextualContentAs(PRODUCTION.resolve("callers.yaml"));
    }

    private static List<String> settings(Path overlay) {
        Map<?, ?> generated = (Map<?, ?>)
                ((List<?>) Manifest.map(read(overlay.resolve(KUSTOMIZATION))).get("configMapGenerator")).get(0);
        return ((List<?>) generated.get("literals"))
                .stream().map(String::valueOf).toList();
    }

    @Test
    void theContainerIsNotRootAndWritesToNoFileOfTheImage() throws IOException {
        assertThat(pod().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod().getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod().getAutomountServiceAccountToken()).isFalse();
        assertThat(container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container().getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
        assertThat(container().getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(Files.readString(Path.of("..", "Dockerfile")))
                .contains("USER " + pod().getSecurityContext().getRunAsUser());
    }

    @Test
    void aNodeHasTheTimeToDrainAndToEndItsRequests() throws IOException {
        String drain = container().getEnv().stream()
                .filter(variable -> variable.getName().equals("ORDERFLOW_WEB_DRAINTIME"))
                .findFirst()
                .orElseThrow()
                .getValue();

        assertThat(pod().getTerminationGracePeriodSeconds()).isGreaterThan(ShutdownTimes.total(drain));
    }

    private static V1Container container() throws IOException {
        return pod().getContainers().get(0);
    }

    private static V1PodSpec pod() throws IOException {
        return Manifest.of(Files.readString(BASE.resolve("deployment.yaml")))
                .findFirst()
                .orElseThrow()
                .parsed(V1Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static List<Manifest> resources() throws IOException {
        return files(BASE).stream()
                .flatMap(file -> Manifest.of(read(BASE.resolve(file))))
                .toList();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.equals(KUSTOMIZATION))
                    .toList();
        }
    }

    private static List<String> names(Path folder, String list) {
        List<?> entries =
                (List<?>) Manifest.map(read(folder.resolve(KUSTOMIZATION))).getOrDefault(list, List.of());
        return entries.stream()
                .map(entry -> entry instanceof Map<?, ?> patch ? patch.get("path") : entry)
                .map(String.class::cast)
                .toList();
    }

    private static Optional<Path> onThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
