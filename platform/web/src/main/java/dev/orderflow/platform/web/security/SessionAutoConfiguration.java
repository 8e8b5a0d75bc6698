package dev.orderflow.platform.web.security;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** {@code GET /session}, which is open to everyone, because a page asks there whether somebody is signed in. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class SessionAutoConfiguration {

    @Bean
    SessionController sessionController(ObjectProvider<OfferedAccounts> offered, ObjectProvider<SignInLinks> signIns) {
        return new SessionController(offered, signIns);
    }

    @Bean
    OpenPaths sessionPath() {
        return new OpenPaths("/session");
    }
}
