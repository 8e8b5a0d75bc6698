case type
    when 'OrderPlaced' then 'PLACED'
    when 'OrderConfirmed' then 'CONFIRMED'
    when 'OrderShipped' then 'SHIPPED'
    when 'OrderDispatched' then 'SHIPPED'
    when 'OrderDelivered' then 'DELIVERED'
    when 'OrderCancelled' then 'CANCELLED'
end
