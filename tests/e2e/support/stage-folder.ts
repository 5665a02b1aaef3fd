/** In a stage's folder: what the store keeps, and the folder of the app's data. */
export const KEPT = { store: 'store.json', app: 'app' };
