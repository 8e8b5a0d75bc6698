package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.orderflow.platform.testing.PlatformModuleRules;
import org.junit.jupiter.api.Test;

class ModuleTest extends PlatformModuleRules {

    private static final String ROOT = "dev.orderflow.platform.replication";

    ModuleTest() {
        super(ROOT);
    }

    /** The module is one package. With a second one, this goes, and the rule of the other modules holds. */
    @Test
    @Override
    protected void itsPackagesDoNotDependOnEachOtherInCircles() {
        assertThat(classes()).extracting(JavaClass::getPackageName).containsOnly(ROOT);
    }
}
