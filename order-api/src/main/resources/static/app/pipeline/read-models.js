/** Whether a processor feeds a read model. Others have side effects, and no part in what is answered. */
export const isProjection = ({ name }) => name in readModels;

/** What each read model answers, the table of its rows, one for each order, and the class that folds them. */
export const readModels = {
  'order-details': {
    answers: 'GET /api/orders/{id}',
    table: 'order_details',
    source: 'order-projections/src/main/java/dev/orderflow/projections/orderdetails/OrderDetailsProjection.java',
  },
  'order-list': {
    answers: 'GET /api/orders',
    table: 'order_list',
    source: 'order-projections/src/main/java/dev/orderflow/projections/orderlist/OrderListProjection.java',
  },
  'daily-statistics': {
    answers: 'GET /api/statistics/daily',
    table: 'daily_statistics_orders',
    source: 'order-projections/src/main/java/dev/orderflow/projections/dailystatistics/DailyStatisticsProjection.java',
  },
  'customer-summary': {
    answers: 'GET /api/customers/{id}/orders/summary',
    table: 'customer_summary_orders',
    source: 'order-projections/src/main/java/dev/orderflow/projections/customersummary/CustomerSummaryProjection.java',
  },
};
