package dev.orderflow.platform.web.singlesignon;

import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.web.problem.ProblemWriter;
import dev.orderflow.platform.web.security.AccessRules;
import dev.orderflow.platform.web.security.CredentialsAutoConfiguration;
import dev.orderflow.platform.web.security.Forbidden;
import dev.orderflow.platform.web.security.IssuerTimeouts;
import dev.orderflow.platform.web.security.PageCsrf;
import dev.orderflow.platform.web.security.SignInLinks;
import dev.orderflow.platform.web.security.TokenAuthentication;
import dev.orderflow.platform.web.security.TokenSecurityAutoConfiguration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Lets people sign in to a page at an issuer, beside the tokens of programs. A request with the header {@code Authorization} is a
 * program's, whatever cookies come with it. It is active if a client is registered ({@code spring.security.oauth2.client.registration}).
 * See docs/decisions/0051-a-session-is-a-token-that-the-server-keeps.md.
 */
@AutoConfiguration(
        after = {TokenSecurityAutoConfiguration.class, JdbcClientAutoConfiguration.class},
        before = OAuth2ClientAutoConfiguration.class)
@ConditionalOnOAuth2ClientRegistrationProperties
@ConditionalOnBean({TokenAuthentication.class, JdbcClient.class})
@EnableConfigurationProperties(OAuth2ClientProperties.class)
public class SingleSignOnAutoConfiguration {

    private static final String BEGIN = "/oauth2/authorization/";
    private static final RequestMatcher SIGN_IN = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(BEGIN + "*"),
            PathPatternRequestMatcher.withDefaults().matcher("/login/oauth2/code/*"));

    /** An issuer with sign-ins has several applications, so here a token must say that it is for this one. */
    @Bean
    static BeanFactoryPostProcessor audienceCheck(Environment environment) {
        return beans -> {
            if (!CredentialsAutoConfiguration.hasAudience(environment)) {
                throw new StartRefused(
                        "People can sign in to the page, but a token that their issuer has made for another application would be good here.",
                        "Set SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES to the name that the issuer gives this application"
                                + " in the claim aud of its access tokens.");
            }
        };
    }

    /** Before any bean opens a connection. */
    @Bean
    static BeanFactoryPostProcessor limitsOfIssuer() {
        return beans -> IssuerTimeouts.limitKeys();
    }

    @Bean
    FlywayMigrationInitializer signInMigrations(JdbcConnectionDetails database) {
        return Migrations.of("sign_in", database);
    }

    @Bean
    ClientRegistrationRepository issuers(OAuth2ClientProperties properties) {
        return new Issuers(() -> new InMemoryClientRegistrationRepository(
                new OAuth2ClientPropertiesMapper(properties).asClientRegistrations()));
    }

    @Bean
    IssuerOutOfReach issuerOutOfReach() {
        return new IssuerOutOfReach();
    }

    @Bean
    SessionStore sessionStore(JdbcClient sql) {
        return new SessionStore(sql);
    }

    @Bean
    SessionPurge sessionPurge(SessionStore sessions) {
        return new SessionPurge(sessions);
    }

    @Bean
    SignInLinks signInLinks(OAuth2ClientProperties properties) {
        return new SignInLinks(properties.getRegistration().entrySet().stream()
                .map(client -> new SignInLinks.Link(
                        Objects.requireNonNullElse(client.getValue().getClientName(), client.getKey()),
                        BEGIN + client.getKey()))
                .toList());
    }

    /** The issuer ends sessions. Its token says whose, so nothing else has to vouch for the request. */
    @Bean
    @Order(1)
    SecurityFilterChain issuerSignsOut(HttpSecurity http, SessionStore sessions) {
        return http.securityMatcher("/logout/connect/back-channel/*")
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .oidcLogout(logout -> logout.backChannel(issuer -> issuer.logoutHandler(new IssuerSignOut(sessions))))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageSecurity(
            HttpSecurity http,
            SessionStore sessions,
            TokenAuthentication tokens,
            ClientRegistrationRepository issuers,
            @Value("${spring.application.name:application}") String realm,
            ProblemWriter problems) {
        SignInFailure failure = new SignInFailure();
        SignOut signOut = new SignOut(sessions, issuers);
        return AccessRules.of(
                        http, TokenSecurityAutoConfiguration.unauthenticated(realm, problems), new Forbidden(problems))
                .securityMatcher(SingleSignOnAutoConfiguration::isOfPage)
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(SessionFixationConfigurer::none))
                .securityContext(callers -> callers.securityContextRepository(new SessionCallers(sessions, tokens)))
                .oauth2Login(signIn -> signIn.loginPage("/")
                        .authorizedClientRepository(new SessionOpening(sessions, tokens))
                        .authorizationEndpoint(begin -> begin.authorizationRequestRepository(new PendingSignIn()))
                        .tokenEndpoint(end -> end.accessTokenResponseClient(IssuerTimeouts.tokens()))
                        .userInfoEndpoint(person -> person.oidcUserService(idTokenAlone()))
                        .successHandler((request, response, caller) -> response.sendRedirect("/"))
                        .failureHandler(failure)
                        .withObjectPostProcessor(onFailureToBegin(failure)))
                .logout(logout -> logout.addLogoutHandler(signOut).logoutSuccessHandler(signOut))
                .csrf(csrf -> csrf.csrfTokenRepository(PageCsrf.tokens())
                        .requireCsrfProtectionMatcher(PageCsrf::changesSomethingForSomebody))
                .build();
    }

    private static boolean isOfPage(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && (PageCookie.SESSION.value(request) != null || SIGN_IN.matches(request));
    }

    /** What a person is called is in the ID token. One more question to the issuer could only fail. */
    private static OidcUserService idTokenAlone() {
        OidcUserService people = new OidcUserService();
        people.setRetrieveUserInfo(request -> false);
        return people;
    }

    /** The issuer may be out of reach then. Spring Security would answer with 500 to somebody who has clicked on a link. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> onFailureToBegin(
            SignInFailure failure) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(failure);
                return filter;
            }
        };
    }
}
