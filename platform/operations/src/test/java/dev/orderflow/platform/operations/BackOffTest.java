package dev.orderflow.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.web.idempotency.KeyedCommands;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.springboot.util.ConditionalOnMissingQualifiedBean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.web.context.support.GenericWebApplicationContext;

/**
 * A bean of the application replaces the platform's, if its type can be made outside of the platform. The beans are found over the
 * files in which Spring Boot looks for auto-configurations, so that a new one can't be forgotten here. Nothing is started: only the
 * conditions are evaluated.
 */
class BackOffTest {

    /** Beans beside which an application may have more of the same type. */
    private static final Set<String> ADDED = Set.of(
            "idempotencyKeys",
            "idempotencyTables",
            "openApiOverlay",
            "operationsTables",
            "processorPaths",
            "processorsOfProjections",
            "propagateProjectionErrors",
            "scopesOfOperations",
            "sessionPath",
            "snapshotRepositories");

    /** Belongs to one mechanism, which is there only if the application has a bean KeyedCommands. */
    private static final Set<String> KEYS = Set.of("idempotencyMigrations");

    /** Belong to one mechanism, which is there only if the application is registered at an issuer. */
    private static final Set<String> SIGN_IN =
            Set.of("issuers", "issuerSignsOut", "limitsOfIssuer", "pageSecurity", "signInLinks", "signInMigrations");

    /** They refuse to start an application that would let somebody in, so nothing may take their place by chance. */
    private static final Set<String> CHECKS = Set.of("audienceCheck", "unguardedPathsCheck");

    /** Conditions ask for the property itself, which a bean of the application would contradict. */
    private static final Set<String> PROPERTIES = Set.of("nodeRole");

    @Test
    void eachBeanThatAnApplicationCanMakeBacksOffOrIsNamedHereWithTheReason() {
        assertThat(beans().filter(bean -> isMakeable(typeOf(bean))
                        && condition(bean) == null
                        && !bean.isAnnotationPresent(ConditionalOnMissingQualifiedBean.class)
                        && !bean.getDeclaringClass().isAnnotationPresent(ConditionalOnMissingBean.class)))
                .extracting(Method::getName)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ADDED, KEYS, SIGN_IN, CHECKS, PROPERTIES)
                        .flatMap(Set::stream)
                        .toList());
    }

    /** A condition that nothing can meet promises what is not true. */
    @Test
    void noBeanBacksOffForATypeThatAnApplicationCantMake() {
        assertThat(replaceable().map(Named::getPayload).filter(bean -> isByType(bean)))
                .allSatisfy(bean -> assertThat(isMakeable(typeOf(bean))).isTrue());
    }

    @ParameterizedTest
    @MethodSource("replaceable")
    void anApplicationWithoutABeanOfItsOwnGetsThePlatforms(Method bean) {
        assertThat(platformHas(bean, new GenericWebApplicationContext())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("replaceable")
    void aBeanOfTheApplicationIsTheOnlyOne(Method bean) {
        GenericWebApplicationContext application = new GenericWebApplicationContext();
        application.registerBeanDefinition(nameOfReplacement(bean), new RootBeanDefinition(typeOf(bean)));

        assertThat(platformHas(bean, application)).isFalse();
    }

    static Stream<Named<Method>> replaceable() {
        return beans().filter(bean ->
                        condition(bean) != null || bean.isAnnotationPresent(ConditionalOnMissingQualifiedBean.class))
                .map(bean -> Named.of(bean.getName(), bean));
    }

    private static Stream<Method> beans() {
        return ImportCandidates.load(AutoConfiguration.class, BackOffTest.class.getClassLoader())
                .getCandidates()
                .stream()
                .filter(name -> name.startsWith("dev.orderflow.platform."))
                .map(BackOffTest::load)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Bean.class));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From another package. */
    private static boolean isMakeable(Class<?> type) {
        int inherited = Modifier.isFinal(type.getModifiers()) ? 0 : Modifier.PROTECTED;
        return Modifier.isPublic(type.getModifiers())
                && (type.isInterface()
                        || Arrays.stream(type.getDeclaredConstructors())
                                .anyMatch(made -> (made.getModifiers() & (Modifier.PUBLIC | inherited)) != 0)
                        || Arrays.stream(type.getMethods())
                                .anyMatch(made ->
                                        Modifier.isStatic(made.getModifiers()) && made.getReturnType() == type));
    }

    private static @Nullable ConditionalOnMissingBean condition(Method bean) {
        return bean.getAnnotation(ConditionalOnMissingBean.class);
    }

    private static boolean isByType(Method bean) {
        ConditionalOnMissingBean condition = condition(bean);
        return condition == null || condition.name().length == 0;
    }

    private static String nameOfReplacement(Method bean) {
        ConditionalOnMissingBean condition = condition(bean);
        return condition == null
                ? bean.getName() // the qualifier of a bean is its name
                : condition.name().length == 1 ? condition.name()[0] : "replacement";
    }

    private static Class<?> typeOf(Method bean) {
        ConditionalOnMissingBean condition = condition(bean);
        return condition == null || condition.value().length == 0
                ? bean.getReturnType()
                : condition.value()[0];
    }

    private static boolean platformHas(Method bean, GenericWebApplicationContext application) {
        if (bean.getDeclaringClass().getSimpleName().startsWith("Idempotency")) {
            application.registerBeanDefinition("keys", new RootBeanDefinition(KeyedCommands.class));
        }
        new AnnotatedBeanDefinitionReader(application).register(bean.getDeclaringClass());
        ConfigurationClassPostProcessor conditions = new ConfigurationClassPostProcessor();
        conditions.setEnvironment(application.getEnvironment());
        conditions.setResourceLoader(application);
        conditions.postProcessBeanDefinitionRegistry(application.getDefaultListableBeanFactory());
        return application.containsBeanDefinition(bean.getName())
                && bean.getName()
                        .equals(application.getBeanDefinition(bean.getName()).getFactoryMethodName());
    }
}
