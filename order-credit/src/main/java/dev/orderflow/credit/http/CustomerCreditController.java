package dev.orderflow.credit.http;

import dev.orderflow.credit.check.Credit;
import dev.orderflow.credit.check.CreditReader;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.security.RequiresScope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is open of a customer's limit. It reads the events of all open orders, so it is a call of its own. */
@RestController
@AnsweredBy(NodeRole.WRITE)
class CustomerCreditController {

    private final CreditReader reader;

    CustomerCreditController(CreditReader reader) {
        this.reader = reader;
    }

    @GetMapping("/api/customers/{customerId}/credit")
    @RequiresScope("orders:read")
    CustomerCredit getCustomerCredit(@PathVariable CustomerId customerId) {
        if (!reader.knowsLimitOf(customerId.value())) {
            return new CustomerCredit(null, null);
        }
        Credit credit = reader.read(customerId.value());
        Amount limit = credit.limit();
        return new CustomerCredit(limit, limit == null ? null : credit.open(limit));
    }
}
