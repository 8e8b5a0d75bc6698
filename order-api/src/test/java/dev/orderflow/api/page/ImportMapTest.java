package dev.orderflow.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ImportMapTest {

    private static final String MAP = "<script type=\"importmap\">\n{\"imports\": {}}\n</script>";

    /** {@code printf '\n{"imports": {}}\n' | openssl dgst -sha256 -binary | base64} */
    @Test
    void itIsNamedByWhatIsBetweenItsTags() {
        assertThat(ImportMap.hash("<head>" + MAP + "<script src=\"/app/main.js\"></script></head>"))
                .isEqualTo("'sha256-wBjgJ1q49INf4XJc48CRHMrPhgBsUuiOyhCsPoUMBwo='");
    }

    @Test
    void anotherMapHasAnotherName() {
        assertThat(ImportMap.hash(MAP.replace("{}", "{\"lit\": \"https://elsewhere.example/\"}")))
                .isNotEqualTo(ImportMap.hash(MAP));
        assertThat(ImportMap.hash(MAP.replace("\n", " "))).isNotEqualTo(ImportMap.hash(MAP));
    }

    @Test
    void aPageWithoutOneIsNotOurs() {
        assertThatIllegalArgumentException().isThrownBy(() -> ImportMap.hash("<script>alert(1)</script>"));
    }
}
