import { checkInstalledListing } from './check-installed-listing';
import { noteUse } from './note-use';

/** What Shopify Flow asks of the app. */
export const flowVerbs = { noteUse, checkListing: checkInstalledListing };
