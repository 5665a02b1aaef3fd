/** Common English words that are not French ones as well, as `a`, `but`, `if`, `main`, `on`, `or` and `use` are. */
export const ENGLISH_ONLY: ReadonlySet<string> = new Set(
  (
    'about after all also and any are at be because been before between both by can could does each every for from ' +
    'has have he her his how into is it its just like made make more most my not of our out over than that the ' +
    'their them then there these they this those through to under up very was we were what when where which while ' +
    'who will with without would you your'
  ).split(' '),
);

/** Common French words that are not English ones as well, as `on`, `me`, `son` and `tout` are. */
export const FRENCH_ONLY: ReadonlySet<string> = new Set(
  (
    'à au aux avec ce ces cette dans de des du elle elles en est et il ils la le les leur leurs mais nos notre nous ' +
    'où par pas plus pour que qui sa sans ses sont sous sur très un une vos votre vous'
  ).split(' '),
);
