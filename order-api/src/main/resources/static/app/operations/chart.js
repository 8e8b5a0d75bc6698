import uPlot from 'uplot';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** A chart that fills its box, and is drawn again when the box or the colour scheme changes. */
export class Chart {
  #box;
  #plot;
  #resizing;
  #repaint = () => this.#plot.redraw(false);

  /** @param options those of uPlot, without a size; colours are functions that are called at each drawing */
  constructor(box, { series, ...options }, data) {
    this.#box = box;
    this.#plot = new uPlot(
      {
        ...this.#size(),
        cursor: { show: false },
        legend: { show: false },
        padding: [8, 34, 0, 0],
        series: [{}, ...series],
        ...options,
      },
      data,
      box,
    );
    this.#resizing = new ResizeObserver(() => this.#plot.setSize(this.#size()));
    this.#resizing.observe(box);
    dark.addEventListener('change', this.#repaint);
  }

  show(data) {
    this.#plot.setData(data);
  }

  /** @param areShown one for each series */
  showOnly(areShown) {
    areShown.forEach((show, i) => {
      if (this.#plot.series[i + 1].show !== show) {
        this.#plot.setSeries(i + 1, { show });
      }
    });
  }

  close() {
    this.#resizing.disconnect();
    dark.removeEventListener('change', this.#repaint);
    this.#plot.destroy();
  }

  #size() {
    return { width: this.#box.clientWidth, height: this.#box.clientHeight };
  }
}
