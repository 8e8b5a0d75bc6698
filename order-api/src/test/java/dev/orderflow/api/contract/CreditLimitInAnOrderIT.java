package dev.orderflow.api.contract;

class CreditLimitInAnOrderIT extends EventsOfAnotherKindSpecification {

    @Override
    ForeignRow another() {
        return ForeignRow.confirmation("a credit limit")
                .type("CreditLimitSet")
                .payload("{'customerId': 'customer-7', 'limit': {'amount': '16.00', 'currency': 'EUR'}}");
    }
}
