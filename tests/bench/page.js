// What every page of a peer does: draws the chart, says when it answers, and takes choices.
import peer from 'peer';
import data from 'data';

/**
 * The chart that each peer draws: a line a cluster, its rank in each year, the first at the top.
 * @typedef {{ name: string, color: string, ranks: (number | null)[] }} Series
 * @typedef {{ years: number[], series: Series[] }} Data
 * @typedef {(series: Series[]) => void | Promise<void>} Show draws the chart anew with these series alone
 * @typedef {(into: HTMLElement, data: Data) => Show | Promise<Show>} Peer
 */

const into = /** @type {HTMLElement} */ (document.getElementById('drawing'));
const show = await peer(into, data);
performance.mark('bench:interactive');

/** @param {boolean} isOne whether one cluster alone is to be shown, or all */
const choose = (isOne) => show(isOne ? data.series.slice(0, 1) : data.series);
Object.assign(globalThis, { choose });
