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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files for Kubernetes are of its schemas, and what they say agrees with the application. No cluster has seen them here. */
class KubernetesManifestsTest {

    private static final Kustomization BASE = Kustomization.of("base");
    private static final Kustomization PRODUCTION = Kustomization.of("production");
    private static final Kustomization READ_SIDE = Kustomization.of("read-side");

    @Test
    void everyResourceIsOfItsSchema() throws IOException {
        assertThat(resources())
                .extracting(Manifest::kind)
                .containsExactlyInAnyOrder("Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy");
        assertThat(resources())
                .allSatisfy(resource -> assertThatCode(resource::parsed).doesNotThrowAnyException());
    }

    @Test
    void aFieldThatDoesNotExistAndAValueOfAnotherTypeAreFaults() {
        String deployment = BASE.read("deployment.yaml");

        for (String fault : List.of("replica: 2", "replicas: two")) {
            Manifest wrong = Manifest.of(deployment.replace("replicas: 2", fault))
                    .findFirst()
                    .orElseThrow();
            assertThatExceptionOfType(JsonParseException.class).isThrownBy(wrong::parsed);
        }
    }

    @Test
    void theKustomizationsNameTheFilesThatAreThere() throws IOException {
        assertThat(BASE.names("resources")).containsExactlyInAnyOrderElementsOf(BASE.files());
        for (Kustomization overlay : List.of(PRODUCTION, READ_SIDE)) {
            assertThat(overlay.names("patches")).containsExactlyInAnyOrderElementsOf(overlay.files());
            assertThat(overlay.names("resources")).containsExactly("../base");
        }
    }

    /** Where there is a program that does it. Debian has none. */
    @Test
    void whatKustomizeMakesOfThemIsOfItsSchemaToo() throws IOException, InterruptedException {
        Optional<Path> kubectl = onThePath("kubectl");
        assumeThat(kubectl).as("kubectl").isPresent();

        for (Kustomization overlay : List.of(PRODUCTION, READ_SIDE)) {
            String made = overlay.build(kubectl.orElseThrow());
            assertThat(Manifest.of(made)).hasSize(5).allSatisfy(Manifest::parsed);
            assertThat(made)
                    .contains("image: registry.example/order-api:")
                    .contains(
                            overlay.equals(PRODUCTION)
                                    ? "topology.kubernetes.io/zone"
                                    : "app.kubernetes.io/name: order-api-read");
        }
    }

    @Test
    void noSecretIsInTheFiles() throws IOException {
        assertThat(resources()).extracting(Manifest::kind).doesNotContain("Secret");
        assertThat(PRODUCTION.read(Kustomization.FILE))
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
                .allSatisfy(overlay -> assertThat(overlay.settings())
                        .anyMatch(
                                literal -> literal.matches("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES=.+")));
    }

    @Test
    void readNodesOnlyReadAndHaveNoMasterKey() {
        assertThat(READ_SIDE.settings()).contains("ORDERFLOW_ROLE=read");
        assertThat(READ_SIDE.read("database.yaml"))
                .contains("envFrom:", "name: order-api-read-database", "name: order-api-sign-in")
                .doesNotContain("order-api-master-keys");
    }

    @Test
    void noOtherPodReachesReadNodesEither() {
        assertThat(READ_SIDE.read("callers.yaml")).isEqualTo(PRODUCTION.read("callers.yaml"));
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
    void aNodeHasTheTimeToDrainAndToEndItsRequests() {
        String drain = container().getEnv().stream()
                .filter(variable -> variable.getName().equals("ORDERFLOW_WEB_DRAINTIME"))
                .findFirst()
                .orElseThrow()
                .getValue();

        assertThat(pod().getTerminationGracePeriodSeconds()).isGreaterThan(ShutdownTimes.total(drain));
    }

    private static V1Container container() {
        return pod().getContainers().get(0);
    }

    private static V1PodSpec pod() {
        return Manifest.of(BASE.read("deployment.yaml"))
                .findFirst()
                .orElseThrow()
                .parsed(V1Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static List<Manifest> resources() throws IOException {
        return BASE.files().stream().map(BASE::read).flatMap(Manifest::of).toList();
    }

    private static Optional<Path> onThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
