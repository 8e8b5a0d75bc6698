import './core/drawer-handle.js';
import './core/live.js';
import './core/pane-bar.js';
import { isDemo, refreshSession, session } from './core/session.js';
import './core/shortcut-help.js';
import './operations/account-menu.js';
import './operations/operations-tabs.js';
import './operations/sign-in.js';
import './operations/status-bar.js';
import './order-detail/order-timeline.js';
import './order-detail/time-travel.js';
import './order-detail/two-sides.js';
import './commands/command-panel.js';
import './order-list/order-list.js';
import './pipeline/living-pipeline.js';
import './search/find-anything.js';

session.watch(({ name }) => {
  document.body.dataset.session = name === null ? 'out' : 'in';
  document.body.toggleAttribute('data-demo', isDemo());
});

refreshSession();
