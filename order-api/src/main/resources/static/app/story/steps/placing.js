import { count } from '../../core/format.js';
import { mayWrite } from '../../core/session.js';
import { eventSince, inMillis, lagOf, named, rowAt, toSend } from '../evidence.js';

export const placing = {
  title: 'Place an order',
  account: 'clerk',
  may: mayWrite,
  watch: 'As soon as somebody places an order, you will see here what happened.',

  look({ since }) {
    const event = eventSince(since, ({ type }) => type === 'OrderPlaced');
    const row = event && rowAt(event.aggregateId, 0);
    return {
      say: event
        ? `The log has the event of ${named(event.aggregateId)}. Its row in the list of orders comes next.`
        : 'Everything begins with a command, which is a wish: press “Place the order”.',
      at: event ? [] : toSend('PlaceOrder'),
      done: row && told(event, lagOf(event, row)),
    };
  },
};

const told = ({ aggregateId, position }, lag) =>
  `The wish was granted, and stored as event ${count(position)} of the log: ${named(aggregateId)} is placed. `
  + (lag >= 1 ? `The list of orders had its row ${inMillis(lag)} later.` : 'The list of orders has its row, too.');
