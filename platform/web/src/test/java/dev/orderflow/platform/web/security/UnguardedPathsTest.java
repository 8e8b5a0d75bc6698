package dev.orderflow.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.startup.StartRefused;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

class UnguardedPathsTest {

    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CredentialsAutoConfiguration.class,
                    TokenSecurityAutoConfiguration.class,
                    UnguardedPathsAutoConfiguration.class));

    private final RequestMatcher internal =
            PathPatternRequestMatcher.withDefaults().matcher("/internal/**");

    /** It makes the chain for tokens give way, and guards nothing else. */
    @Test
    void aChainForSomePathsIsNotEnough() {
        with("internal", internal)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOfSatisfying(
                                StartRefused.class,
                                refused -> assertThat(refused.remedy()).contains("SecurityFilterChain")));
    }

    @Test
    void withAChainForAllOtherPathsItIs() {
        with("internal", internal)
                .withBean(
                        "others",
                        SecurityFilterChain.class,
                        () -> new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void aChainForAllPathsIsToo() {
        with("all", AnyRequestMatcher.INSTANCE)
                .run(context -> assertThat(context).hasNotFailed());
    }

    private WebApplicationContextRunner with(String name, RequestMatcher paths) {
        return web.withBean(name, SecurityFilterChain.class, () -> new DefaultSecurityFilterChain(paths));
    }
}
