import customs from './customs.json';
import french from './french.json';
import photos from './photos.json';
import prices from './prices.json';
import returns from './returns.json';
import seasons from './seasons.json';
import service from './service.json';
import texts from './texts.json';

/** What rules say, a file for each group of the profile. */
export const rules: Record<string, string> = {
  ...customs,
  ...french,
  ...photos,
  ...prices,
  ...returns,
  ...seasons,
  ...service,
  ...texts,
};
