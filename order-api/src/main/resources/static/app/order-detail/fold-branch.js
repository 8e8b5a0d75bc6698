import { sourceOf } from '../core/source.js';

/** The fold that the aggregate and time travel share. */
export const FOLD = 'order-domain/src/main/java/dev/orderflow/domain/OrderStateFold.java';

/** The last line of a method of a class, as the formatter leaves it. */
const END = '    }';

/**
 * The method of a fold that takes events of a type.
 *
 * @param path the fold: that of the order, or the one of a projection
 * @returns {Promise<{text: string, first: number, last: number}?>} `first` and `last` are numbers of lines; null if there is none
 */
export async function branchFor(type, path = FOLD) {
  const lines = (await sourceOf(path))?.split('\n') ?? [];
  const first = lines.findIndex((line) => line.includes(`${type} event, `));
  if (first === -1) {
    return null;
  }
  const last = lines.indexOf(END, first);
  const text = lines.slice(first, last + 1).map((line) => line.slice(END.length - 1)).join('\n');
  return { text, first: first + 1, last: last + 1 };
}
