import { isDemo } from '../core/session.js';
import { branchFor } from '../order-detail/fold-branch.js';
import { readModels } from '../pipeline/read-models.js';

/**
 * The method of a projection that takes events of a type, as the running version has it. The demo alone serves sources.
 *
 * @returns {Promise<{path: string, text: string, first: number, last: number}?>}
 */
export async function methodOf(processor, type) {
  const path = readModels[processor]?.source;
  const method = path && isDemo() ? await branchFor(type, path) : null;
  return method && { path, ...method };
}
