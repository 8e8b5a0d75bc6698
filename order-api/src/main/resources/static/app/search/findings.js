import { get } from '../core/api.js';
import { latestOnly } from '../core/latest-only.js';
import { Signal } from '../core/signal.js';

/**
 * What the text may be meant for. `stage` is `none` (no text), `asking` (the answer is that to an earlier text), `shown` or `failed` (see
 * `problem`). The `answer` is that of `/api/find`, or null.
 */
export const findings = new Signal({ text: '', stage: 'none', answer: null, problem: null });

export function find(text) {
  if (text === '') {
    findings.value = { text, stage: 'none', answer: null, problem: null };
  } else {
    findings.value = { ...findings.value, text, stage: 'asking', problem: null };
    ask(text);
  }
}

const ask = latestOnly(async (text) => {
  const { ok, body } = await get(`/api/find?${new URLSearchParams({ q: text })}`);
  if (text === findings.value.text) {
    findings.value = { text, stage: ok ? 'shown' : 'failed', answer: ok ? body : null, problem: ok ? null : body };
  }
});
