import { placing } from './steps/placing.js';
import { racing } from './steps/racing.js';
import { refusing } from './steps/refusing.js';
import { repairing } from './steps/repairing.js';
import { replaying } from './steps/replaying.js';
import { slowing } from './steps/slowing.js';
import { travelling } from './steps/travelling.js';

/**
 * The story. A step has a `title`, says whether this account `may` do it and else which `account` of the demo can and what there is to `watch`,
 * and looks at what has happened `since` it began and at what it has `seen` before. From that it says what to do (`say`), where (`at`:
 * selectors, of which the first one in sight counts), and perhaps how the page can `help`. It is over when it has a sentence for what was
 * `done`, or else that is falsy.
 */
export const steps = [placing, refusing, slowing, travelling, racing, repairing, replaying];
