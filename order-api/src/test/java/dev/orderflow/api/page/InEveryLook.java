package dev.orderflow.api.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Stories that happen on light and on dark, on wide and on narrow screens. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ParameterizedClass
@EnumSource(names = {"WIDE_LIGHT", "WIDE_DARK", "NARROW_LIGHT", "NARROW_DARK"})
@interface InEveryLook {}
