import { exportPacking } from './export-packing';
import { showPacking } from './show-packing';
import { tickPacking } from './tick-packing';

/** The list for whoever packs. */
export const packingVerbs = { show: showPacking, tick: tickPacking, export: exportPacking };
