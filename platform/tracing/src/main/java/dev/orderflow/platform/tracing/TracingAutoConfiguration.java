package dev.orderflow.platform.tracing;

import dev.orderflow.platform.eventstore.AppendTracing;
import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.Node;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Clock;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Takes the trace of a request on to its command, the append, and the processors of all nodes. Nothing of it is there until a collector is
 * configured ({@link OffWithoutCollector}). See docs/decisions/0052-one-trace-on-all-nodes.md.
 */
@AutoConfiguration(
        after = OpenTelemetryTracingAutoConfiguration.class,
        before = MicrometerTracingAutoConfiguration.class,
        beforeName = "org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration")
@ConditionalOnBean(Tracer.class)
public class TracingAutoConfiguration {

    /** Traces say which node did what. */
    @Bean
    SdkTracerProviderBuilderCustomizer nodeOfSpans(Node node) {
        return traces -> traces.addResource(
                Resource.builder().put("service.instance.id", node.name()).build());
    }

    @Bean
    @Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
    RequestSpans requestSpans(io.micrometer.tracing.Tracer tracer, Propagator propagator) {
        return new RequestSpans(tracer, propagator);
    }

    /** Probes and scrapes come every few seconds, and nobody looks for them. */
    @Bean
    SpanExportingPredicate noSpansOfActuator() {
        return span -> {
            String path = span.getTags().get("uri");
            return path == null || !path.startsWith("/actuator");
        };
    }

    @Bean
    CommandTraceparent commandTraceparent() {
        return new CommandTraceparent();
    }

    @Bean
    EventTraceparent eventTraceparent() {
        return new EventTraceparent();
    }

    @Bean
    @ConditionalOnMissingBean
    CommandBusSpanFactory commandBusSpanFactory(Tracer tracer) {
        return new CommandSpans(tracer);
    }

    @Bean
    @ConditionalOnMissingBean
    AppendTracing appendTracing(Tracer tracer) {
        return new AppendSpans(tracer);
    }

    /** A replay makes no spans: it is about events of long ago, and about all of them. */
    @Bean
    ConfigurerModule processorSpans(Tracer tracer) {
        return axon -> axon.eventProcessing()
                .registerDefaultHandlerInterceptor((configuration, processor) -> Generation.isRebuild(processor)
                        ? TracingAutoConfiguration::proceed
                        : new ProcessorSpans(processor, tracer, Clock.systemUTC()));
    }

    private static @Nullable Object proceed(UnitOfWork<? extends EventMessage<?>> event, InterceptorChain chain)
            throws Exception {
        return chain.proceed();
    }
}
