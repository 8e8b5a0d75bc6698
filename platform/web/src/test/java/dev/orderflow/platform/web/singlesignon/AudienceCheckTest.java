package dev.orderflow.platform.web.singlesignon;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.startup.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class AudienceCheckTest {

    private static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";

    private final MockEnvironment settings = new MockEnvironment();

    @Test
    void peopleCannotSignInWhereATokenForAnotherApplicationWouldBeGood() {
        assertThatExceptionOfType(StartRefused.class).isThrownBy(this::check);
    }

    @Test
    void anEmptySettingIsNone() {
        settings.setProperty(AUDIENCES, "");

        assertThatExceptionOfType(StartRefused.class).isThrownBy(this::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {AUDIENCES, AUDIENCES + "[0]"})
    void anAudienceOrAListOfThemIsEnough(String setting) {
        settings.setProperty(setting, "us");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private void check() {
        SingleSignOnAutoConfiguration.audienceCheck(settings).postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}
