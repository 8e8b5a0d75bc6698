package dev.orderflow.api.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Stories that happen on light and on dark, on wide and on narrow screens with {@code -Pthorough}, and else on one of them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ParameterizedClass
@MethodSource("dev.orderflow.api.page.Look#ofStories")
@interface InEveryLook {}
