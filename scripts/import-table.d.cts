export interface ImportTableRow {
  folder: string;
  folders: string[];
  files?: Record<string, string>;
  types?: Record<string, string>;
}
export const IMPORT_TABLE: ImportTableRow[];
export function inWords(row: ImportTableRow): string;
