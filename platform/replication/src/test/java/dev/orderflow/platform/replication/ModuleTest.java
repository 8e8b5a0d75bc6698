package dev.orderflow.platform.replication;

import dev.orderflow.platform.testing.PlatformModuleRules;

class ModuleTest extends PlatformModuleRules {

    ModuleTest() {
        super("dev.orderflow.platform.replication");
    }
}
