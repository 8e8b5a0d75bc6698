import { loadStyle } from './core/load-style.js';
import { isDemo, refreshSession, session } from './core/session.js';
import './core/shortcut-help.js';
import './operations/account-menu.js';
import './operations/sign-in.js';
import './operations/status-bar.js';

/** The styles of what is in sight after the sign-in. */
const STYLES = [
  '/webjars/uplot/dist/uPlot.min.css',
  '/app/style/tape.css',
  '/app/style/incident.css',
  '/app/style/pipeline.css',
  '/app/style/commands.css',
  '/app/style/order-list.css',
  '/app/style/order-detail.css',
  '/app/style/lag.css',
  '/app/style/processors.css',
  '/app/style/dead-letters.css',
  '/app/style/correlation.css',
  '/app/style/conflict.css',
  '/app/style/statistics.css',
];

/** What could not be loaded is asked for again after this pause. */
const RETRY_MILLIS = 2_000;

let loading = null;

/** What signing in needs comes first. The rest is loaded while somebody reads that, and for those who are signed in already. */
session.watch(({ name }) => {
  document.body.dataset.session = name === null ? 'out' : 'in';
  document.body.toggleAttribute('data-demo', isDemo());
  loading ??= loadWorkspace().catch(() => {
    loading = null;
    setTimeout(() => (session.value = session.value), RETRY_MILLIS);
  });
});

async function loadWorkspace() {
  await Promise.all(STYLES.map(loadStyle));
  await import('./workspace.js');
}

/** By its address alone a part of the page would be taken for a tab. */
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('orders-title').focus();
});

refreshSession();
