package dev.orderflow.platform.operations;

import dev.orderflow.platform.testing.PlatformModuleRules;

class ModuleTest extends PlatformModuleRules {

    ModuleTest() {
        super("dev.orderflow.platform.operations");
    }
}
