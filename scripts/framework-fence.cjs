/** Which files of the app know Remix and Polaris; docs/decisions/0034-leaving-remix.md names them, and a test compares. */
const FRAMEWORK_FILES = [
  '^app/routes/',
  '^app/components/',
  '^app/root\\.tsx$',
  '^app/entry\\.server\\.tsx$',
  '^app/entry\\.client\\.tsx$',
  '^app/http\\.server\\.ts$',
  '^app/server-build\\.d\\.ts$',
  '^app/shopify/app\\.ts$',
];

/** As a file names them, or as they lie in node_modules. */
const FRAMEWORK_PACKAGES =
  '(^|/)(@remix-run|react-router|react-router-dom|@shopify/polaris(-icons)?|@shopify/shopify-app-remix)(/|$)';

module.exports = { FRAMEWORK_FILES, FRAMEWORK_PACKAGES };
