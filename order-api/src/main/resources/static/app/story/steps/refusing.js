import { commands } from '../../commands/commands.js';
import { rules } from '../../commands/rules.js';
import { count } from '../../core/format.js';
import { mayWrite } from '../../core/session.js';
import { chosen } from '../../order-detail/chosen.js';
import { answered, toSend } from '../evidence.js';

export const refusing = {
  title: 'Be refused',
  account: 'clerk',
  may: mayWrite,
  watch: 'A command that is refused leaves no event, so nobody else can see it.',

  look({ since }) {
    const refusal = answered(since).find(({ answer: { body } }) => body?.type === '/problems/order-rejected');
    const { state } = chosen.value;
    const command = state && commands.find(({ states }) => states && !states.includes(state.status));
    return {
      say: command
        ? `An order keeps its rules, and this one is ${state.status}: choose “${command.label}”, and press “${command.action}”.`
        : 'Choose an order in the list, to ask of it what it has to refuse.',
      at: command ? toSend(command.name) : ['order-list .orders button'],
      done: refusal && told(refusal.answer.body),
    };
  },
};

const told = ({ reason, version }) =>
  `The order has refused (${reason}): ${rules[reason] ?? ''} Nothing was stored, and it is still at version ${count(version)}.`;
