package dev.orderflow.platform.eventstore;

import java.lang.reflect.Constructor;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.module.SimpleValueInstantiators;

/**
 * Calls the constructors of records by plain reflection. Jackson 3 calls them through method handles and adapts the handle again for
 * each call, which is a quarter of the time that reading an event takes.
 */
final class ReflectiveRecordInstantiators extends SimpleValueInstantiators {

    @Override
    public ValueInstantiator modifyValueInstantiator(
            DeserializationConfig config, BeanDescription.Supplier type, ValueInstantiator given) {
        return type.getBeanClass().isRecord()
                        && given instanceof StdValueInstantiator standard
                        && standard.getWithArgsCreator() instanceof AnnotatedConstructor constructor
                ? new ByReflection(standard, constructor.getAnnotated())
                : given;
    }

    private static final class ByReflection extends StdValueInstantiator {

        private final transient Constructor<?> constructor;

        ByReflection(StdValueInstantiator standard, Constructor<?> constructor) {
            super(standard);
            this.constructor = constructor;
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
            try {
                return constructor.newInstance(arguments);
            } catch (ReflectiveOperationException e) {
                return context.handleInstantiationProblem(_valueClass, arguments, rewrapCtorProblem(context, e));
            }
        }
    }
}
