package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the jar is made of, for those who have to know whether a fault of a library is theirs. */
@FullApplication
class SbomIT extends OverHttp {

    private static final String SBOM = "/actuator/sbom/application";

    /** Maven makes none when it is told to work offline ({@code -o}). */
    @BeforeEach
    void thereIsOne() {
        assumeThat(getClass().getResource("/META-INF/sbom/application.cdx.json"))
                .isNotNull();
    }

    @Test
    void anOperatorReadsWhichLibrariesAreInTheJar() {
        Answer bom = operator().get(SBOM);

        assertThat(bom.status()).isEqualTo(200);
        assertThat(bom.json().get("bomFormat").stringValue()).isEqualTo("CycloneDX");
        assertThat(bom.json().get("components"))
                .hasSizeGreaterThan(100)
                .extracting(component -> component.get("name").stringValue())
                .contains("axon-messaging", "postgresql", "platform-eventstore")
                .doesNotContain("archunit-junit5", "playwright");
    }

    @Test
    void nobodyElseDoes() {
        assertThat(viewer().get(SBOM).problem()).isEqualTo("forbidden");
        assertThat(stranger().get(SBOM).problem()).isEqualTo("unauthenticated");
    }
}
