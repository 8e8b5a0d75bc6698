package dev.orderflow.projections.customersummary;

import dev.orderflow.domain.event.OrderStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/** The table {@code customer_summary} for queries. Hibernate compares both at the start. Only the projection writes, and not by JPA. */
@Entity
@Immutable
@IdClass(CustomerSummaryRow.Key.class)
@Table(schema = "read_model", name = "customer_summary")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate uses the fields
class CustomerSummaryRow {

    record Key(String customerId, String currency, OrderStatus status) {}

    @Id
    private String customerId;

    @Id
    private String currency;

    @Id
    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private long orders;
    private BigDecimal value;
}
