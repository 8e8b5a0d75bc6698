import './core/live.js';
import { refreshSession, session } from './core/session.js';
import './operations/account-menu.js';
import './operations/operations-tabs.js';
import './operations/sign-in.js';
import './operations/status-bar.js';
import './order/order-timeline.js';
import './order/time-travel.js';
import './order/two-sides.js';
import './orders/command-panel.js';
import './orders/order-list.js';

session.watch(({ name }) => {
  document.body.dataset.session = name === null ? 'out' : 'in';
});

refreshSession();
