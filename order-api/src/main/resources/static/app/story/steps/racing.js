import { count } from '../../core/format.js';
import { mayWrite } from '../../core/session.js';
import { answered, isAccepted } from '../evidence.js';

export const racing = {
  title: 'Race',
  account: 'clerk',
  may: mayWrite,
  watch: 'Who loses a race leaves no event, so nobody else can see it.',

  look({ since }) {
    const sent = answered(since);
    const loser = sent.find(({ answer }) => answer.status === 412);
    const winner = loser && sent.find((other) => isAccepted(other) && isForTheSame(other, loser));
    const isUnguarded = sent.some((one) => isAccepted(one) && one.name === 'AddOrderLine' && expected(one) === undefined);
    return {
      say: isUnguarded
        ? 'Without If-Match both were accepted, one after the other. Now press “Race with If-Match”.'
        : 'Two people see the same version of an order, and change it at once: open “Conflict”, and press “Race with If-Match”.',
      at: ['conflict-demo .conflict-head button', '#tab-conflict'],
      done: winner && told(winner.answer.body, loser.answer.body),
    };
  },
};

const expected = ({ request }) => request.headers['If-Match'];

const isForTheSame = (one, other) => one.orderId === other.orderId && expected(one) === expected(other);

const told = ({ version }, { expectedVersion }) =>
  `Both had seen version ${count(expectedVersion)}. One made version ${count(version)} of it; the other one was told so (412), `
  + 'and has overwritten nothing.';
