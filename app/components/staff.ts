import { createContext, useContext } from 'react';

/** Shopify's id of the staff account that looks at the page; `null`: an error came first. */
const ViewerContext = createContext<string | null>(null);

export const ViewerProvider = ViewerContext.Provider;

/**
 * Whether a recorded staff account is the viewer's own. The app knows accounts by their ids alone, which say nothing to a
 * merchant: whoever else it was is somebody else.
 */
export function useIsViewer(): (staffId: string) => boolean {
  const viewer = useContext(ViewerContext);
  return (staffId) => staffId === viewer;
}
