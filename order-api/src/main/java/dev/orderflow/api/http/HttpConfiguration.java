package dev.orderflow.api.http;

import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.Carrier;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.InvalidValue;
import dev.orderflow.domain.model.Money;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Quantity;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.domain.model.TrackingNumber;
import dev.orderflow.platform.web.request.RequestValues;
import dev.orderflow.platform.web.request.ValueReader;
import java.util.Currency;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the web platform has to know about orders. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    /** Each value type that occurs in a body. The constructor of a type refuses a value that breaks its rules. */
    @Bean
    RequestValues orderValues(ObjectProvider<ValueReader<?>> ofOtherModules) {
        return new RequestValues(
                        InvalidValue.class,
                        OrderProblems.INVALID_ORDER,
                        ValueReader.string(OrderId.class, OrderId::of).asForm(),
                        ValueReader.string(CustomerId.class, CustomerId::new),
                        ValueReader.string(Sku.class, Sku::new),
                        ValueReader.string(Currency.class, Money::currency),
                        ValueReader.string(Carrier.class, Carrier::new),
                        ValueReader.string(TrackingNumber.class, TrackingNumber::new),
                        ValueReader.string(CancellationReason.class, CancellationReason::new),
                        ValueReader.integer(Quantity.class, Quantity::of),
                        ValueReader.decimal(PriceAmount.class, PriceAmount::new))
                .with(ofOtherModules.stream());
    }
}
