package dev.orderflow.platform.eventstore;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.common.annotation.AnnotationUtils;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the aggregate of a command by Axon's annotations, as Axon's own resolver does, but looks for them once for each class of commands.
 * Axon's looks at all methods and fields of the class with each command.
 */
final class CachedTargetResolver implements CommandTargetResolver {

    private static final ClassValue<Target> TARGETS = new ClassValue<>() {
        @Override
        protected Target computeValue(Class<?> command) {
            return new Target(
                    find(command, TargetAggregateIdentifier.class), find(command, TargetAggregateVersion.class));
        }
    };

    /** Where a command has the identifier and the expected version of its aggregate. */
    private record Target(
            @Nullable MethodHandle identifier, @Nullable MethodHandle version) {}

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        Target target = TARGETS.get(command.getPayloadType());
        Object identifier = read(target.identifier(), command.getPayload());
        if (identifier == null) {
            throw new IllegalArgumentException(
                    command.getPayloadType().getName() + " has no @TargetAggregateIdentifier with a value");
        }
        Object version = read(target.version(), command.getPayload());
        return new VersionedAggregateIdentifier(identifier, version == null ? null : Long.valueOf(version.toString()));
    }

    private static @Nullable Object read(@Nullable MethodHandle annotated, Object command) {
        try {
            return annotated == null ? null : annotated.invoke(command);
        } catch (Throwable e) {
            throw new IllegalArgumentException("The target of " + command + " can't be read", e);
        }
    }

    /** A method comes before a field. */
    private static @Nullable MethodHandle find(Class<?> command, Class<? extends Annotation> annotation) {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            for (Method method : ReflectionUtils.methodsOf(command)) {
                if (AnnotationUtils.isAnnotationPresent(method, annotation)) {
                    return lookup.unreflect(ReflectionUtils.ensureAccessible(method));
                }
            }
            for (Field field : ReflectionUtils.fieldsOf(command)) {
                if (AnnotationUtils.isAnnotationPresent(field, annotation)) {
                    return lookup.unreflectGetter(ReflectionUtils.ensureAccessible(field));
                }
            }
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("The target of " + command.getName() + " can't be read", e);
        }
    }
}
