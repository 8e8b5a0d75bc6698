package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.testing.PlatformModuleRules;

class ModuleTest extends PlatformModuleRules {

    ModuleTest() {
        super("dev.orderflow.platform");
    }
}
