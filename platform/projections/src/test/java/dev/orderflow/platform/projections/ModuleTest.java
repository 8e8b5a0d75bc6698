package dev.orderflow.platform.projections;

import dev.orderflow.platform.testing.PlatformModuleRules;

class ModuleTest extends PlatformModuleRules {

    ModuleTest() {
        super("dev.orderflow.platform.projections");
    }
}
