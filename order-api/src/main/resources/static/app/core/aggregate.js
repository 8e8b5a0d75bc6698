import { short } from './format.js';

/** Events of something other than an order are in the log, too. Only an order can be opened, and has rows in the read models. */
export const isOfOrder = ({ aggregateType }) => aggregateType === 'Order';

/** Enough to recognise an order; the id of anything else is its name, and stays whole. */
export const shortId = (event) => (isOfOrder(event) ? short(event.aggregateId) : event.aggregateId);

export const aggregateName = (event) => (isOfOrder(event) ? `order ${shortId(event)}` : event.aggregateId);
