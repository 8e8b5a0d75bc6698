import './commands/command-panel.js';
import './core/drawer-handle.js';
import './core/pane-bar.js';
import { session } from './core/session.js';
import './credit/customer-credit.js';
import './deadlines/order-deadline.js';
import './operations/operations-tabs.js';
import './order-detail/order-timeline.js';
import './order-detail/time-travel.js';
import './order-detail/two-sides.js';
import './order-list/order-list.js';
import './personal-data/erase-personal-data.js';
import './pipeline/living-pipeline.js';
import './reading/source-links.js';
import './search/find-anything.js';
import './story/story-button.js';

// What is loaded only now has missed that somebody has signed in.
session.value = session.value;
