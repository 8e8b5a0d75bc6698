import { Signal } from '../core/signal.js';

/** The event of the explorer that is shown as a whole, or null. */
export const opened = new Signal(null);
