import { html } from 'lit';
import { Panel } from '../core/panel.js';

class LivingPipeline extends Panel {
  render() {
    return html`<p class="quiet">From a command to its answers.</p>`;
  }
}

customElements.define('living-pipeline', LivingPipeline);
