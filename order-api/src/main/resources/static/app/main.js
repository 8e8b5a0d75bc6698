import { isDemo, refreshSession, session } from './core/session.js';
import './core/shortcut-help.js';
import './operations/account-menu.js';
import './operations/sign-in.js';
import './operations/status-bar.js';

/** What signing in needs comes first. Nobody waits for the rest who can't see it yet. */
session.watch(({ name }) => {
  document.body.dataset.session = name === null ? 'out' : 'in';
  document.body.toggleAttribute('data-demo', isDemo());
  if (name !== null) {
    import('./workspace.js');
  }
});

/** By its address alone a part of the page would be taken for a tab. */
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('orders-title').focus();
});

refreshSession();
