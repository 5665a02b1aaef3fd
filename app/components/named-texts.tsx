import { createContext, useContext } from 'react';

/** In the browser it stands in the document already, and stays as it is. */
const inDocument = () =>
  typeof document === 'undefined' ? undefined : document.documentElement.dataset.texts;

const NamedTexts = createContext<string | undefined>(inDocument());

export const NamedTextsProvider = NamedTexts.Provider;

/** The names of the files with the sentences that the data of a document names, for its scripts to load. */
export function useNamedTexts(): string | undefined {
  return useContext(NamedTexts);
}
