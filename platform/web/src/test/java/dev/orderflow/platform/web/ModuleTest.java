package dev.orderflow.platform.web;

import dev.orderflow.platform.testing.PlatformModuleRules;

class ModuleTest extends PlatformModuleRules {

    ModuleTest() {
        super("dev.orderflow.platform.web");
    }
}
