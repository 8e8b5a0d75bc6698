let stepper = null;

/**
 * Opens the stepper, which is loaded when somebody asks for it.
 *
 * @param processor the projection to step through
 * @param position the event to come to next, or null for where the session is
 */
export async function openStepper(processor, position = null) {
  stepper ??= load().catch((failed) => {
    stepper = null; // so that the next one who asks tries again
    throw failed;
  });
  (await stepper).open(processor, position);
}

async function load() {
  await Promise.all([import('./projection-stepper.js'), style('/app/stepper/stepper.css')]);
  const element = document.createElement('projection-stepper');
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function style(href) {
  return new Promise((resolve) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });
}
