import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';

/**
 * Sets CSS properties of an element, as `<i ${cssProperties({ '--at': 0.5 })}>`. Lit's own `styleMap` writes a style attribute first, which
 * the content security policy refuses.
 */
class CssProperties extends Directive {
  render() {
    return noChange;
  }

  update({ element }, [properties]) {
    Object.entries(properties).forEach(([name, value]) => element.style.setProperty(name, value));
    return noChange;
  }
}

export const cssProperties = directive(CssProperties);
