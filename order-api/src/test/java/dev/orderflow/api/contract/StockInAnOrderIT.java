package dev.orderflow.api.contract;

class StockInAnOrderIT extends EventsOfAnotherKindSpecification {

    @Override
    ForeignRow another() {
        return ForeignRow.confirmation("a receipt of stock")
                .type("StockReceived")
                .payload("{'sku': 'mug', 'quantity': 1}");
    }
}
