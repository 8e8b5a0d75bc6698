package dev.orderflow.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tools/RemoveSlice.java} leaves nothing of a slice behind. */
class SlicesDeletedTest {

    /** They name all slices. */
    private static final Set<String> OF_THE_TOOL =
            Set.of("RemoveSlice.java", "SlicesDeletedTest.java", "SlicesDeletedBuildIT.java");

    @ParameterizedTest
    @CsvSource({
        "deadlines, order-deadline|api/deadlines|(?i:orderflow[._]deadlines)|#deadlines-|due-deadlines|0045-deadlines",
        "credit, order-credit|credit-limit\\.md|CreditLimitIT|orderflow\\.credit|customer-credit",
        "tenants, platform-tenants|tenants\\.md|EndpointsOfTenantsIT|orderflow\\.tenants\\.initial",
        "stock, order-stock|/stock\\.md|StockIT|orderflow[._]stock|#stock-|unsettled_orders|api/stock",
        "personal-data, order-personal-data|erase-personal-data|personal-data\\.md|PersonalData\\w*IT|orderflow\\.personal-?data",
        "kafka, order-kafka|order-billing|/kafka\\.md|kafka-publisher|0050-integration|`orderflow\\.kafka",
    })
    void nothingNamesItAnyMore(String slice, String words) throws IOException, InterruptedException {
        AdaptedCopy copy = AdaptedCopy.without(slice, slice + "-deleted");

        assertThat(copy.files()).noneMatch(path -> path.toString().matches(".*(order-|platform/)" + slice + "(/.*)?"));
        assertThat(copy.files().stream()
                        .filter(file -> !OF_THE_TOOL.contains(file.getFileName().toString()))
                        .flatMap(copy::lines))
                .hasSizeGreaterThan(10_000)
                .noneMatch(line -> line.matches("(?s).*(" + words + ").*"));
        assertThat(DocumentLink.in(copy.root())).hasSizeGreaterThan(100).allMatch(DocumentLink::leadsSomewhere);
    }
}
